package org.marrow.kinetics.lanes;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ConcurrentHashMap;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** How many patients this machine integrates at once, and the arithmetic for it. */
public final class Lanes {
  private static final boolean AVAILABLE =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  private static final ConcurrentHashMap<Integer, LaneArithmetic> MADE = new ConcurrentHashMap<>();

  private Lanes() {}

  /** Whether vector code can run: the module {@code jdk.incubator.vector} is there. */
  public static boolean available() {
    return AVAILABLE;
  }

  /** The number of lanes this machine does best; 1 without the vector module. */
  public static int preferred() {
    return AVAILABLE ? Vectors.preferred() : 1;
  }

  /** The arithmetic for a number of lanes: plain for 1 lane, else in vectors. */
  public static LaneArithmetic arithmetic(int lanes) {
    return lanes == 1 || !AVAILABLE
        ? new PlainArithmetic(lanes)
        : MADE.computeIfAbsent(lanes, Vectors::arithmetic);
  }

  /** Plain arithmetic for a number of lanes: the twin that vector arithmetic is tested against. */
  public static LaneArithmetic plain(int lanes) {
    return new PlainArithmetic(lanes);
  }

  /** The vector species of a number of lanes, for generated code. */
  public static VectorSpecies<Double> species(int lanes) {
    return VectorSpecies.of(double.class, VectorShape.forBitSize(64 * lanes));
  }

  /** What touches the Vector API, loaded only when it is there. */
  private static final class Vectors {
    static int preferred() {
      return DoubleVector.SPECIES_PREFERRED.length();
    }

    static LaneArithmetic arithmetic(int lanes) {
      try (InputStream file = Lanes.class.getResourceAsStream("VectorArithmetic.class")) {
        if (file == null) {
          throw new IllegalStateException("VectorArithmetic.class is missing");
        }
        MethodHandles.Lookup hidden =
            MethodHandles.lookup().defineHiddenClassWithClassData(file.readAllBytes(), lanes, true);
        return (LaneArithmetic)
            hidden
                .findConstructor(hidden.lookupClass(), MethodType.methodType(void.class))
                .invoke();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } catch (Throwable e) {
        throw new IllegalStateException("no arithmetic for " + lanes + " lanes", e);
      }
    }
  }
}
