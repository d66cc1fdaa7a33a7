/**
 * Elementary functions whose results are the same bits on every machine, in scalar and in lane
 * code.
 *
 * <p>{@link org.marrow.kinetics.elementary.Elementary} builds exp, log, pow and their kin from IEEE
 * 754 operations and fused multiply-add only. The lane kernels evaluate the same operations in the
 * same order, eight patients at a time.
 */
@NullMarked
package org.marrow.kinetics.elementary;

import org.jspecify.annotations.NullMarked;
