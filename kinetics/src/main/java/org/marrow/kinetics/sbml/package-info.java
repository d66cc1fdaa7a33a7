/**
 * SBML in and out. {@link org.marrow.kinetics.sbml.SbmlReader} reads Level 1 to Level 3 core and
 * flattens hierarchical models of the {@code comp} package; {@link
 * org.marrow.kinetics.sbml.SbmlWriter} writes Level 3 Version 2. What is not supported is refused
 * by name and line, never passed over.
 *
 * <pre>{@code
 * Network network = SbmlReader.read(Path.of("model.xml"));
 * String text = SbmlWriter.write(network);
 * }</pre>
 */
@NullMarked
package org.marrow.kinetics.sbml;

import org.jspecify.annotations.NullMarked;
