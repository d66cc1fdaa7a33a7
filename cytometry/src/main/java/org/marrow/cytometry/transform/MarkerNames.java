package org.marrow.cytometry.transform;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One name for the many spellings of a marker. */
final class MarkerNames {
  private static final Pattern CD = Pattern.compile("CD0*(\\d{1,3})([A-Z]{0,3})");
  private static final Map<String, String> USUAL = new HashMap<>();

  /** The usual name first, then other spellings without blanks, dashes and case. */
  private static final String[] SYNONYMS = {
    "CD138 SYNDECAN1 SDC1",
    "CD86 B72",
    "CD80 B71",
    "CD206 MMR MRC1 MANNOSERECEPTOR",
    "CD163 M130",
    "CD64 FCGR1 FCGRI FCGAMMARI",
    "CD16 FCGR3 FCGRIII CD1632 CD1632",
    "CD32 FCGR2",
    "CD11b MAC1 ITGAM",
    "CD11c ITGAX",
    "CD68 MACROSIALIN",
    "CD14 LPSR",
    "CD115 CSF1R MCSFR",
    "CD192 CCR2",
    "CD197 CCR7",
    "CD184 CXCR4",
    "CX3CR1 FRACTALKINER",
    "F4/80 F480 EMR1 ADGRE1",
    "Ly6C LY6C1",
    "Ly6G LY6G1 1A8",
    "Gr-1 GR1 LY6GC RB68C5",
    "HLA-DR HLADR DR MHCIIDR HLADRDPDQ",
    "MHC-II MHCII IAIE IA/IE MHC2 H2IAIE CLASSII",
    "CD274 PDL1 B7H1",
    "CD279 PD1",
    "CD269 BCMA TNFRSF17",
    "CD319 SLAMF7 CS1 CRACC",
    "CD38 ADPRC1",
    "CD45 LCA PTPRC",
    "CD45R B220 CD45RB220",
    "CD19 B4",
    "CD20 MS4A1 L26",
    "CD27 TNFRSF7",
    "CD56 NCAM NCAM1",
    "CD81 TAPA1",
    "CD117 CKIT KIT CKITCD117",
    "CD123 IL3RA IL3R",
    "CD44 PGP1",
    "CD24 HSA",
    "CD34 MY10",
    "CD90 THY1",
    "Sca-1 SCA1 LY6AE",
    "iNOS NOS2",
    "Arginase-1 ARG1 ARGINASE1",
    "kappa IGK IGKAPPA KAPPALIGHTCHAIN",
    "lambda IGL IGLAMBDA LAMBDALIGHTCHAIN",
    "IL-1beta IL1B IL1BETA",
    "TNF-alpha TNFA TNFALPHA TNF",
    "IFN-gamma IFNG IFNGAMMA",
    "TCRab TCRALPHABETA TCRB TCRBETA",
    "TCRgd TCRGAMMADELTA TCRYD",
    "NK1.1 NK11 CD161C KLRB1C",
    "CD335 NKP46 NCR1",
    "ALDH ALDEFLUOR ALDH1",
    "IgM IGHM",
    "IgD IGHD",
    "FoxP3 FOXP3",
    "Ki-67 KI67 MKI67"
  };

  static {
    for (String line : SYNONYMS) {
      String[] names = line.split(" ");
      for (String name : names) {
        USUAL.put(key(name), names[0]);
      }
    }
  }

  private MarkerNames() {}

  /** The usual name of a marker, or the name itself when it is not known. */
  static String usual(String written) {
    String name = written.strip();
    String known = USUAL.get(key(name));
    if (known != null) {
      return known;
    }
    // "CD45 RA" and "cd11B" are CD45RA and CD11b; "CD16/32" stays what it is.
    Matcher cd = CD.matcher(key(name));
    if (cd.matches() && !name.contains("/")) {
      String number = "CD" + cd.group(1);
      String letters = cd.group(2);
      String plain = USUAL.get(number + letters);
      return plain != null
          ? plain
          : number + (letters.length() == 1 ? letters.toLowerCase(Locale.ROOT) : letters);
    }
    return name;
  }

  static boolean known(String written) {
    return USUAL.containsKey(key(written)) || CD.matcher(key(written)).matches();
  }

  /** Whether two names are one but for Greek letters, blanks, dashes, dots and case. */
  static boolean same(String a, String b) {
    return key(a).equals(key(b));
  }

  /** Greek letters spelt out, without blanks, dashes, dots and case. */
  private static String key(String name) {
    return name.replace("\u03b1", "alpha")
        .replace("\u03b2", "beta")
        .replace("\u03b3", "gamma")
        .replace("\u03b4", "delta")
        .replace("\u03ba", "kappa")
        .replace("\u03bb", "lambda")
        .replace("\u00b5", "u")
        .replaceAll("[\\s_\\-./()]", "")
        .toUpperCase(Locale.ROOT);
  }
}
