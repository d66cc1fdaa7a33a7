/**
 * What the published mouse experiments say about the numbers of each rival explanation: maximum
 * likelihood, profiles, comparison of the rivals with its uncertainty, and which numbers matter.
 */
@NullMarked
package org.marrow.niche.fit;

import org.jspecify.annotations.NullMarked;
