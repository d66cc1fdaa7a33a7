/**
 * Models of several landmarks at once: {@link org.marrow.survival.landmarks.Supermodel} stacks what
 * {@link org.marrow.survival.data.Landmark} makes and fits one Cox model to it.
 */
@NullMarked
package org.marrow.survival.landmarks;

import org.jspecify.annotations.NullMarked;
