/** What a report is made of. */
@NullMarked
package org.marrow.workbench.report;

import org.jspecify.annotations.NullMarked;
