package org.marrow.workbench.cli;

import org.marrow.workbench.Product;
import picocli.CommandLine.IVersionProvider;

/** What {@code marrow --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"Marrow " + Product.version(), Product.RESEARCH_USE};
  }
}
