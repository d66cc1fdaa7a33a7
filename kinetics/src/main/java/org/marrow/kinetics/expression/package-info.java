/**
 * Mathematical expressions of reaction networks.
 *
 * <p>{@link org.marrow.kinetics.expression.Expression} is the tree a person writes (all of SBML
 * L3V2 MathML except {@code delay}, which readers refuse by name). {@code Graph} is the same
 * mathematics hash-consed: every distinct sub-expression is one numbered node, which is what is
 * simplified, differentiated, interpreted and compiled.
 */
@NullMarked
package org.marrow.kinetics.expression;

import org.jspecify.annotations.NullMarked;
