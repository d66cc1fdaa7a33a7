package org.marrow.workbench.bundle;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.marrow.workbench.Product;
import org.marrow.workbench.json.Json;
import org.marrow.workbench.report.Provenance;

/**
 * The metadata of a bundle as JSON-LD: RO-Crate 1.1 (Sefton and others 2020,
 * doi:10.5281/zenodo.4031327) with the profile for one run of a program (Process Run Crate 0.1, Leo
 * and others 2024, doi:10.1371/journal.pone.0309210).
 */
final class Crate {
  static final String FILE = "ro-crate-metadata.json";

  /**
   * Marrow reads no clock; a crate must have a date, so one that nobody takes for real stands in.
   */
  static final String NO_DATE = "1970-01-01";

  private static final String PROFILE = "https://w3id.org/ro/wfrun/process/0.1";

  private static final Map<String, String> TYPES =
      Map.of(
          "csv", "text/csv",
          "html", "text/html",
          "json", "application/json",
          "svg", "image/svg+xml",
          "yaml", "application/yaml",
          "xml", "application/sbml+xml",
          "sedml", "application/xml",
          "fcs", "application/vnd.isac.fcs");

  /**
   * A file in the bundle.
   *
   * @param path its path there
   * @param sha256 hash of its bytes
   * @param bytes its length
   * @param input whether the run read it, else it came out or explains
   */
  record Part(String path, String sha256, long bytes, boolean input) {}

  /**
   * An input that is not in the bundle.
   *
   * @param input what the run knows of it
   * @param reason why it is not there
   */
  record Omitted(Provenance.Input input, String reason) {}

  private Crate() {}

  /** The text of the metadata file. */
  static String text(
      String title,
      String question,
      String licence,
      String date,
      Provenance made,
      List<Part> parts,
      List<Omitted> omitted) {
    List<Object> graph = new ArrayList<>();
    graph.add(
        entity(
            FILE,
            "CreativeWork",
            "conformsTo",
            id("https://w3id.org/ro/crate/1.1"),
            "about",
            id("./")));
    String about =
        question
            + " "
            + Product.RESEARCH_USE
            + (date.equals(NO_DATE)
                ? " No date of publication was given; 1970 stands for it."
                : "");
    graph.add(
        entity(
            "./",
            "Dataset",
            "name",
            title,
            "description",
            about,
            "datePublished",
            date,
            "license",
            licence.isBlank() ? "see the study's README" : licence,
            "conformsTo",
            id(PROFILE),
            "hasPart",
            parts.stream().map(part -> id(uri(part.path()))).toList(),
            "mentions",
            List.of(id("#run"))));
    List<Object> objects = new ArrayList<>();
    parts.stream().filter(Part::input).forEach(part -> objects.add(id(uri(part.path()))));
    for (int i = 0; i < omitted.size(); i++) {
      objects.add(id("#omitted-" + (i + 1)));
    }
    objects.add(id("#seed"));
    objects.add(id("#plan"));
    graph.add(
        entity(
            "#run",
            "CreateAction",
            "name",
            "marrow run of the study " + made.study(),
            "instrument",
            id("#marrow"),
            "object",
            objects,
            "result",
            parts.stream()
                .filter(part -> part.path().startsWith(Bundle.REPORT))
                .map(part -> id(uri(part.path())))
                .toList(),
            "actionStatus",
            id("http://schema.org/CompletedActionStatus")));
    graph.add(entity(PROFILE, "CreativeWork", "name", "Process Run Crate", "version", "0.1"));
    graph.add(
        entity(
            "#marrow",
            "SoftwareApplication",
            "name",
            "Marrow",
            "version",
            made.marrow(),
            "softwareVersion",
            made.marrow()));
    graph.add(
        entity("#seed", "PropertyValue", "name", "seed", "value", Long.toString(made.seed())));
    graph.add(
        entity(
            "#plan",
            "PropertyValue",
            "name",
            "SHA-256 of the plan, fixed before outcome was joined",
            "value",
            made.planHash()));
    parts.forEach(part -> graph.add(file(part)));
    for (int i = 0; i < omitted.size(); i++) {
      graph.add(omitted("#omitted-" + (i + 1), omitted.get(i)));
    }
    Map<String, Object> crate = new LinkedHashMap<>();
    crate.put(
        "@context",
        List.of(
            "https://w3id.org/ro/crate/1.1/context",
            Map.of("sha256", "https://schema.org/sha256")));
    crate.put("@graph", graph);
    return Json.text(crate) + "\n";
  }

  /** A path in the bundle as the relative URI that names it. */
  static String uri(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no path in a bundle: " + path, e);
    }
  }

  /** The path that a relative URI names; the URI itself when it is none. */
  static String path(String uri) {
    try {
      String path = new URI(uri).getPath();
      return path == null ? uri : path;
    } catch (URISyntaxException e) {
      return uri;
    }
  }

  private static Map<String, Object> file(Part part) {
    String name = part.path().substring(part.path().lastIndexOf('/') + 1);
    String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return entity(
        uri(part.path()),
        "File",
        "name",
        name,
        "encodingFormat",
        TYPES.getOrDefault(end, "application/octet-stream"),
        "contentSize",
        Long.toString(part.bytes()),
        "sha256",
        part.sha256());
  }

  private static Map<String, Object> omitted(String id, Omitted omitted) {
    return entity(
        id,
        "CreativeWork",
        "name",
        omitted.input().file(),
        "description",
        "Input that is not in this bundle: " + omitted.reason(),
        "contentSize",
        Long.toString(omitted.input().bytes()),
        "sha256",
        omitted.input().sha256());
  }

  private static Map<String, String> id(String id) {
    return Map.of("@id", id);
  }

  private static Map<String, Object> entity(String id, String type, Object... properties) {
    Map<String, Object> entity = new LinkedHashMap<>();
    entity.put("@id", id);
    entity.put("@type", type);
    for (int i = 0; i < properties.length; i += 2) {
      entity.put((String) properties[i], properties[i + 1]);
    }
    return entity;
  }
}
