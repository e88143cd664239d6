package weft.bench.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.smooks.Smooks;
import org.smooks.api.resource.visitor.sax.ng.AfterVisitor;
import org.smooks.io.source.StreamSource;

/**
 * Smooks' own EDIFACT parser (based on Daffodil) in a process of its own, with the class path that
 * {@code deploy/bench/run} found for it.
 */
final class SmooksEdifact {
  private static final String CONFIGURATION =
      """
      <smooks-resource-list xmlns="https://www.smooks.org/xsd/smooks-2.0.xsd"
          xmlns:edifact="https://www.smooks.org/xsd/smooks/edifact-2.0.xsd">
        <edifact:parser schemaUri="/d97a/EDIFACT-Messages.dfdl.xsd">
          <edifact:messageTypes><edifact:messageType>DELFOR</edifact:messageType></edifact:messageTypes>
        </edifact:parser>
      </smooks-resource-list>
      """;

  /** CPU of the first message, including the setup, and of the later ones. */
  record Figures(double firstSeconds, double micros) {}

  private SmooksEdifact() {}

  /** Empty if no class path was found. */
  static Optional<Figures> measure(byte[] message, int quantities)
      throws IOException, InterruptedException {
    String found = System.getProperty("bench.smooks", "");
    if (!Files.isRegularFile(Path.of(found))) return Optional.empty();
    Path input = Files.createTempFile("weft-bench", ".edi");
    try {
      Files.write(input, message);
      // Smooks' classes and those of Weft that it needs.
      String ours =
          requireNonNull(System.getProperty("java.class.path")).split(File.pathSeparator, 2)[0];
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx1g",
                  "-XX:+UseSerialGC",
                  "-cp",
                  ours + File.pathSeparator + Files.readString(Path.of(found)).strip(),
                  SmooksEdifact.class.getName(),
                  input.toString(),
                  String.valueOf(quantities))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) throw new IOException("Smooks' EDIFACT parser: " + said);
      String[] figures = said.strip().split("\\s+", -1);
      return Optional.of(
          new Figures(
              Double.parseDouble(figures[figures.length - 2]),
              Double.parseDouble(figures[figures.length - 1])));
    } finally {
      Files.delete(input);
    }
  }

  public static void main(String[] arguments) throws IOException, org.xml.sax.SAXException {
    byte[] message = Files.readAllBytes(Path.of(arguments[0]));
    int expected = Integer.parseInt(arguments[1]);
    var quantities = new AtomicInteger();
    try (var smooks = new Smooks(new ByteArrayInputStream(CONFIGURATION.getBytes(UTF_8)))) {
      AfterVisitor counting = (_, _) -> quantities.incrementAndGet();
      smooks.addVisitor(counting, "QTY");
      double first = read(smooks, message);
      if (quantities.get() != expected)
        throw new IllegalStateException(quantities + " quantities of " + expected + " were read");
      for (int i = 0; i < 60; i++) read(smooks, message); // the compiler's
      double[] later = new double[61];
      for (int i = 0; i < later.length; i++) later[i] = read(smooks, message);
      Arrays.sort(later);
      System.out.println(first + " " + later[later.length / 2] * 1e6);
    }
  }

  /** CPU seconds of this thread. */
  private static double read(Smooks smooks, byte[] message) {
    var threads = ManagementFactory.getThreadMXBean();
    long begun = threads.getCurrentThreadCpuTime();
    smooks.filterSource(new StreamSource<>(new ByteArrayInputStream(message)));
    return (threads.getCurrentThreadCpuTime() - begun) / 1e9;
  }
}
