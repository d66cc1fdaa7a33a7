/**
 * Compiles reaction systems to machine code.
 *
 * <p>The expression graph of {@link org.marrow.kinetics.model.Equations} becomes straight-line code
 * with shared sub-expressions, an analytic sparse Jacobian, and a sparse factorisation in Markowitz
 * order without pivoting; {@link org.marrow.kinetics.compile.KernelCompiler} schedules it into
 * routines, which a {@link org.marrow.kinetics.compile.Kernel} runs interpreted, as scalar bytecode
 * or as vector bytecode, with the same bits.
 */
@NullMarked
package org.marrow.kinetics.compile;

import org.jspecify.annotations.NullMarked;
