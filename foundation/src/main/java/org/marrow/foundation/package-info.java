/**
 * The cellar: what every room stands on and none may write again. Random streams ({@code random}),
 * units ({@code units}), findings ({@code findings}), tables ({@code table}) and numbers for people
 * ({@code number}).
 */
@NullMarked
package org.marrow.foundation;

import org.jspecify.annotations.NullMarked;
