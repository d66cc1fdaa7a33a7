import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.marrow.cytometry.fcs.Channel;
import org.marrow.cytometry.fcs.EventColumn;
import org.marrow.cytometry.fcs.FcsReader;
import org.marrow.cytometry.fcs.FcsWriter;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.foundation.random.Streams;

/** Writes a made-up FCS 3.1 file, or reads one to columns several times and says how long it took. */
public final class ReadBenchmark {
  private static final int CHANNELS = 20;

  public static void main(String[] words) throws Exception {
    if (words[0].equals("write")) {
      write(Path.of(words[1]), Integer.parseInt(words[2]));
    } else {
      read(Path.of(words[1]), Integer.parseInt(words[2]));
    }
  }

  private static void write(Path file, int events) throws Exception {
    var random = new Streams(1).stream("made-up events", 0, 0);
    List<Channel> channels = new ArrayList<>();
    List<EventColumn> columns = new ArrayList<>();
    for (int c = 0; c < CHANNELS; c++) {
      float[] values = new float[events];
      for (int e = 0; e < events; e++) {
        values[e] = (float) (262144 * random.uniform());
      }
      channels.add(Channel.linear("P" + (c + 1), "", 262144));
      columns.add(EventColumn.of(values));
    }
    FcsWriter.write(Sample.of("made up", channels, columns), file);
  }

  private static void read(Path file, int rounds) throws Exception {
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      Sample sample = FcsReader.read(file);
      double seconds = 1e-9 * (System.nanoTime() - start);
      System.out.printf("marrow round %d seconds %.4f", round + 1, seconds);
      System.out.printf(" checksum %.6e%n", checksum(sample));
    }
  }

  /** Last event over all channels and a walk through the first channel: untimed. */
  private static double checksum(Sample sample) {
    double sum = 0;
    for (int c = 0; c < CHANNELS; c++) {
      sum += sample.column(c).get(sample.events() - 1);
    }
    for (int e = 0; e < sample.events(); e++) {
      sum += sample.column(0).get(e);
    }
    return sum;
  }

  private ReadBenchmark() {}
}
