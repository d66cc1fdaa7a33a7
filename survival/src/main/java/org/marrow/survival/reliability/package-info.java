/**
 * Markers read with error: {@link org.marrow.survival.reliability.Reliability} from replicates or
 * from counted cells, what it takes from a hazard ratio and from power ({@link
 * org.marrow.survival.reliability.Attenuation}), and the correction of an estimate ({@link
 * org.marrow.survival.reliability.RegressionCalibration}).
 */
@NullMarked
package org.marrow.survival.reliability;

import org.jspecify.annotations.NullMarked;
