/**
 * Every reason for which this module speaks up: {@link org.marrow.survival.rules.SurvivalRules}.
 * The code that makes a rule fire stands beside the analysis it guards.
 */
@NullMarked
package org.marrow.survival.rules;

import org.jspecify.annotations.NullMarked;
