/** The rules of the workbench, and {@link RuleBook}: the rules of every room in one list. */
@NullMarked
package org.marrow.workbench.rules;

import org.jspecify.annotations.NullMarked;
