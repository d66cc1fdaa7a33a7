package org.marrow.niche.drug;
import java.nio.file.Path;
import java.util.*;
import org.marrow.niche.regimen.*;
class Probe {
  public static void main(String[] a) {
    ModelFolder m = new ModelFolder(Path.of("models"));
    for (Rival r : Rival.values()) {
    TreatedNiche n = TreatedNiche.of(m, Host.MOUSE, r, List.of("bortezomib","anakinra"));
    double[] t = new double[401]; for (int i=0;i<t.length;i++) t[i]=i*0.1;
    BodySize b = BodySize.mouse(20);
    List<Administration> bort = Regimen.parse("bortezomib 0.5 mg/kg IP d4,7,11,14").administrations(b, 40);
    List<Administration> ana = Regimen.parse("anakinra 10 mg/kg IP d3-40").administrations(b, 40);
    List<Administration> two = Regimen.parse("bortezomib 0.5 mg/kg IP d4,7").administrations(b, 40);
    List<Administration> both = new ArrayList<>(bort); both.addAll(ana); both.sort(Comparator.comparingDouble(Administration::time));
    double[] v=null;
    Map<String,Map.Entry<List<Administration>,Map<String,Double>>> arms = new LinkedHashMap<>();
    arms.put("vehicle", Map.entry(List.of(), Map.of()));
    arms.put("bort", Map.entry(bort, Map.of()));
    arms.put("ana", Map.entry(ana, Map.of()));
    arms.put("both", Map.entry(both, Map.of()));
    arms.put("ko", Map.entry(bort, Map.of("receptor",0.0)));
    arms.put("ko vehicle", Map.entry(List.of(), Map.of("receptor",0.0)));
    arms.put("no mac il1", Map.entry(bort, Map.of("macrophage_il1",0.0)));
    arms.put("two", Map.entry(two, Map.of()));
    for (var e : arms.entrySet()) {
      Trajectory x = n.simulate(e.getValue().getKey(), e.getValue().getValue(), t, List.of("M1","IL1","tic_fraction","burden"));
      double[] now = {x.at("M1",14), x.at("IL1",14), x.at("tic_fraction",14), x.firstAtLeast("burden",2e9)};
      if (v==null) v=now;
      System.out.printf("%s %-12s M1 %.3f IL1 %.3f TIC %.3f (%.4f) death %.2f%n", r, e.getKey(), now[0]/v[0], now[1]/v[1], now[2]/v[2], now[2], now[3]);
    }}
  }
}
