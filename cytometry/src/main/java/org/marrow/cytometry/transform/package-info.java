/**
 * From raw values to values one can gate: {@link org.marrow.cytometry.transform.ChannelScale}
 * undoes amplification and gain, {@link org.marrow.cytometry.transform.Compensation} takes dyes
 * apart, {@link org.marrow.cytometry.transform.Scale} spreads them for gates and plots (the scales
 * of Gating-ML 2.0), {@link org.marrow.cytometry.transform.Panel} tells which channel is which
 * marker.
 *
 * <pre>{@code
 * Scale logicle = LogicleScale.of(262144, 0.5, 4.5, 0);
 * double[] cd14 = sample.doubles(channel);
 * logicle.apply(cd14, cd14.length);   // in place
 * }</pre>
 *
 * Sources: Gating-ML 2.0 (Spidlen et al. 2015, Cytometry A 87:683); logicle (Parks, Roederer and
 * Moore 2006, Cytometry A 69:541; Moore and Parks 2012, Cytometry A 81:273); hyperlog (Bagwell
 * 2005, Cytometry A 64:34).
 */
@NullMarked
package org.marrow.cytometry.transform;

import org.jspecify.annotations.NullMarked;
