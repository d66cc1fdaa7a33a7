/**
 * Named, versioned, referenced cell definitions as text. A {@link
 * org.marrow.cytometry.definition.Definition} is one gate: a {@link
 * org.marrow.cytometry.definition.Phenotype} inside a parent definition, with its standing in the
 * field, its alternatives and its references. {@link org.marrow.cytometry.definition.Definitions}
 * is the catalogue: the files shipped under {@code definitions/}, or a laboratory's own folder.
 *
 * <pre>{@code
 * Definition m1 = Definitions.shipped().find("m1-like-mouse-bmdm");
 * m1.phenotype();  // CD86+
 * }</pre>
 */
@NullMarked
package org.marrow.cytometry.definition;

import org.jspecify.annotations.NullMarked;
