package org.marrow.workbench.study;

import java.util.Optional;

/**
 * A published effect shown beside this cohort, and what sample it would take to repeat it.
 *
 * @param name heading in the report
 * @param effect which
 * @param endPoint end point of this cohort that is nearest, if it has any
 */
public record PublishedPlan(String name, String effect, Optional<String> endPoint)
    implements Analysis {}
