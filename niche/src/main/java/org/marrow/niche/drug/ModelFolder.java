package org.marrow.niche.drug;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.antimony.Antimony;
import org.marrow.kinetics.model.Network;
import org.marrow.niche.regimen.BodySize;
import org.marrow.niche.regimen.Regimen;
import org.marrow.niche.regimen.RegimenLibrary;
import org.marrow.niche.regimen.Route;

/**
 * The folder of model files: {@code niche.ant}, {@code mouse.ant}, {@code rivals/}, {@code drugs/},
 * {@code regimens/}. Every file is read once, when first asked for; safe for threads.
 */
public final class ModelFolder {
  private static final String ROUTES = "// Routes:";
  private static final double LONGEST_PHASE = 1000;

  private final Path path;
  private final Map<String, Network> networks = new ConcurrentHashMap<>();
  private final Map<String, RegimenLibrary> libraries = new ConcurrentHashMap<>();
  private final Set<String> used = ConcurrentHashMap.newKeySet();

  /**
   * @param path the folder
   */
  public ModelFolder(Path path) {
    this.path = path;
  }

  /** The folder. */
  public Path path() {
    return path;
  }

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
    return libraries.computeIfAbsent("regimens", f -> RegimenLibrary.read(path.resolve(f)));
  }

  /**
   * A regimen to be given, by the name of a published one or in notation.
   *
   * @throws InvalidInput when it is neither
   */
  public Regimen regimen(String idOrNotation) {
    Regimen regimen = regimens().find(idOrNotation);
    String file = "regimens/" + idOrNotation.strip() + ".txt";
    if (regimens().entries().stream().anyMatch(e -> e.id().equals(idOrNotation.strip()))) {
      used.add(file);
    }
    return regimen;
  }

  /**
   * A regimen that can be simulated in a host.
   *
   * @throws InvalidInput when it is no regimen, or naming every drug that has no model in the host
   *     or no place for its route
   */
  public Regimen regimen(String idOrNotation, Host host) {
    Regimen regimen = regimen(idOrNotation);
    List<String> known = drugs(host);
    List<String> modelled = regimen.drugs().stream().filter(known::contains).toList();
    Findings findings = new Findings();
    findings.reading(() -> drugs(regimen.drugs(), host));
    // Whether a dose has a place does not depend on who weighs how much.
    findings.reading(() ->
        TreatedNiche.of(this, host, Rival.SELF_RENEWAL, modelled)
            .calendar(
                regimen.administrations(new BodySize(1, 1), LONGEST_PHASE).stream()
                    .filter(dose -> modelled.contains(dose.drug()))
                    .toList()));
    findings.throwIfFaulty();
    return regimen;
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
   * The model of a drug in a host. A mouse never borrows a person's: its doses would drown in
   * litres.
   *
   * @throws InvalidInput when there is none
   */
  public Network drug(String name, Host host) {
    return drugs(List.of(name), host).getFirst();
  }

  /**
   * The models of several drugs.
   *
   * @throws InvalidInput naming every drug without a model
   */
  public List<Network> drugs(Collection<String> names, Host host) {
    Findings findings = new Findings();
    List<String> known = drugs(host);
    for (String name : names) {
      if (!known.contains(name)) {
        boolean inOther = Arrays.stream(Host.values()).anyMatch(h -> drugs(h).contains(name));
        findings.add(
            NicheRules.NO_DRUG_MODEL.at(
                Where.in("models/drugs"),
                "no model of " + name + (inOther ? " in a " + host.words() : ""),
                inOther
                    ? "Known in a " + host.words() + ": " + String.join(", ", known) + "."
                    : Nearest.remedy(name, known)));
      }
    }
    findings.throwIfFaulty();
    return names.stream().map(name -> read("drugs/" + name + host.suffix() + ".ant")).toList();
  }

  /** Names of the drugs that have a model in a host, sorted. */
  public List<String> drugs(Host host) {
    String ending = host.suffix() + ".ant";
    return files("drugs").stream()
        .filter(f -> f.endsWith(ending))
        .map(f -> f.substring(0, f.length() - ending.length()))
        .filter(f -> !f.endsWith(Host.MOUSE.suffix()))
        .toList();
  }

  /**
   * The routes by which a drug is given in a host: the line {@code // Routes: IV, SC} of its file.
   *
   * @throws InvalidInput when the file has no such line, or a route in it is none
   */
  public Set<Route> routes(String drug, Host host) {
    String file = "drugs/" + drug + host.suffix() + ".ant";
    Set<Route> routes = EnumSet.noneOf(Route.class);
    try (Stream<String> lines = Files.lines(path.resolve(file))) {
      lines
          .filter(line -> line.startsWith(ROUTES))
          .flatMap(line -> Arrays.stream(line.substring(ROUTES.length()).split(",", -1)))
          .map(name -> Route.of(name.strip()))
          .forEach(route -> route.ifPresent(routes::add));
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(file, e);
    }
    if (routes.isEmpty()) {
      throw new InvalidInput(
          NicheRules.NO_ROUTE.at(
              Where.in(file),
              "the file does not say by which routes " + drug + " is given",
              "Write a line such as // Routes: IV, SC."));
    }
    return routes;
  }

  private static InvalidInput unreadable(String file, Exception cause) {
    return new InvalidInput(
        NicheRules.NO_DRUG_MODEL.at(
            Where.in(file), "the model file cannot be read: " + cause.getMessage()));
  }

  /** Every model file, relative to the folder, sorted. */
  public List<String> all() {
    return files("");
  }

  /** Reads a model file of the folder. */
  public Network read(String file) {
    used.add(file);
    return networks.computeIfAbsent(file, this::readNow);
  }

  /**
   * The files whose models or regimens were asked for until now, relative to the folder, sorted.
   */
  public List<String> used() {
    return used.stream().sorted().toList();
  }

  private Network readNow(String file) {
    try {
      return Antimony.read(path.resolve(file)).network();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
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
