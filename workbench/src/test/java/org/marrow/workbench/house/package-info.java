/** The house rules of the whole project as tests: the workbench sees every module. */
@NullMarked
package org.marrow.workbench.house;

import org.jspecify.annotations.NullMarked;
