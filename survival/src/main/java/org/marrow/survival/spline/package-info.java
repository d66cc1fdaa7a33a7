/**
 * Smooth curves of few parameters: {@link org.marrow.survival.spline.RestrictedCubicSpline}, linear
 * beyond its outer knots.
 */
@NullMarked
package org.marrow.survival.spline;

import org.jspecify.annotations.NullMarked;
