/**
 * The workbench: everything a person meets. {@code study} runs a study file, {@code report} writes
 * what came out, {@code figure} draws, {@code rules} collects the reasons to speak up and {@code
 * cli} is the command line. It stands on every other module and none stands on it.
 */
@NullMarked
package org.marrow.workbench;

import org.jspecify.annotations.NullMarked;
