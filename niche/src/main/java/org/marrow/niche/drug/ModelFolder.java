package org.marrow.niche.drug;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.antimony.Antimony;
import org.marrow.kinetics.model.Network;
import org.marrow.niche.regimen.RegimenLibrary;

/**
 * The folder of model files: {@code niche.ant}, {@code mouse.ant}, {@code rivals/}, {@code drugs/}.
 *
 * @param path the folder
 */
public record ModelFolder(Path path) {
  /** The models that ship with the program. */
  public static ModelFolder shipped() {
    URL niche =
        Objects.requireNonNull(
            ModelFolder.class.getResource("models/niche.ant"), "models/niche.ant");
    try {
      URI uri = niche.toURI();
      if (uri.getScheme().equals("jar")) {
        return new ModelFolder(fileSystem(uri).getPath("/org/marrow/niche/drug/models"));
      }
      return new ModelFolder(Objects.requireNonNull(Path.of(uri).getParent()));
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException("the models in the program cannot be opened", e);
    }
  }

  private static FileSystem fileSystem(URI jar) throws IOException {
    try {
      return FileSystems.newFileSystem(jar, Map.of());
    } catch (FileSystemAlreadyExistsException e) {
      return FileSystems.getFileSystem(jar);
    }
  }

  /** The published regimens beside the models. */
  public RegimenLibrary regimens() {
    return RegimenLibrary.read(path.resolve("regimens"));
  }

  /** The niche of a host under a rival explanation, without drugs. */
  public Network niche(Host host, Rival rival) {
    Network niche = read("niche.ant");
    if (host == Host.MOUSE) {
      niche = NetworkJoin.set(niche, read("mouse.ant"));
    }
    return NetworkJoin.set(
        niche, read("rivals/" + rival.id() + (host == Host.MOUSE ? "-mouse" : "") + ".ant"));
  }

  /** The network with the numbers of another file of the folder in place of its own. */
  public Network with(Network network, String file) {
    return NetworkJoin.set(network, read(file));
  }

  /**
   * The model of a drug.
   *
   * @throws InvalidInput when there is none
   */
  public Network drug(String name, Host host) {
    return drugFile(name, host)
        .map(this::read)
        .orElseThrow(() ->
            new InvalidInput(
                NicheRules.NO_DRUG_MODEL.at(
                    Where.in("models/drugs"),
                    "no model of " + name,
                    Nearest.remedy(name, drugs()))));
  }

  /**
   * The models of several drugs.
   *
   * @throws InvalidInput naming every drug without a model
   */
  public List<Network> drugs(Collection<String> names, Host host) {
    Findings findings = new Findings();
    for (String name : names) {
      if (drugFile(name, host).isEmpty()) {
        findings.add(
            NicheRules.NO_DRUG_MODEL.at(
                Where.in("models/drugs"), "no model of " + name, Nearest.remedy(name, drugs())));
      }
    }
    findings.throwIfFaulty();
    return names.stream().map(name -> drug(name, host)).toList();
  }

  /** Names of the drugs that have a model, sorted. */
  public List<String> drugs() {
    return files("drugs").stream()
        .map(f -> f.replace(".ant", ""))
        .filter(f -> !f.endsWith("-mouse"))
        .toList();
  }

  /** Every model file, relative to the folder, sorted. */
  public List<String> all() {
    return files("");
  }

  /** Reads a model file of the folder. */
  public Network read(String file) {
    try {
      return Antimony.read(path.resolve(file)).network();
    } catch (IOException e) {
      throw new InvalidInput(
          NicheRules.NO_DRUG_MODEL.at(
              Where.in(file), "the model file cannot be read: " + e.getMessage()));
    }
  }

  private Optional<String> drugFile(String name, Host host) {
    return Stream.of("drugs/" + name + host.suffix() + ".ant", "drugs/" + name + ".ant")
        .filter(file -> Files.isRegularFile(path.resolve(file)))
        .findFirst();
  }

  private List<String> files(String folder) {
    Path start = path.resolve(folder);
    try (Stream<Path> files = Files.walk(start)) {
      return files
          .filter(f -> f.toString().endsWith(".ant"))
          .map(f -> start.relativize(f).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InvalidInput(
          NicheRules.NO_DRUG_MODEL.at(
              Where.in(path.toString()), "the model folder cannot be read: " + start));
    }
  }
}
