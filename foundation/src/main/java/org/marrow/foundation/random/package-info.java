/**
 * Addressed random numbers: the same draw for the same address, whatever the thread, lane or
 * partition.
 *
 * <p>{@link org.marrow.foundation.random.Streams} holds the study seed; {@link
 * org.marrow.foundation.random.Stream} is one addressed sequence with the samplers that Marrow
 * uses.
 *
 * <pre>{@code
 * Stream patient = new Streams(42).stream("clearance", patientIndex);
 * double z = patient.normal();
 * }</pre>
 */
@NullMarked
package org.marrow.foundation.random;

import org.jspecify.annotations.NullMarked;
