package weft.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import weft.deploy.browser.Browser;

/** A hub as a process of the operating system: started from the command line, killed at will. */
public final class HubProcess implements AutoCloseable {
  private final Process process;
  private final Path log;

  private HubProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  public static HubProcess start(String... arguments) throws IOException {
    return of("weft.deploy.Weft", arguments);
  }

  /** Another main class, with the hub's flags. */
  public static HubProcess of(String main, String... arguments) throws IOException {
    return launched(HubCache.flags(), main, List.of(arguments));
  }

  static HubProcess launched(List<String> classes, String main, List<String> arguments)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1"));
    command.addAll(classes);
    command.add(main);
    command.addAll(arguments);
    var log = Files.createTempFile("weft-hub", ".log");
    return new HubProcess(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(),
        log);
  }

  public static HubProcess demo(Path data, int port) throws IOException {
    return demo("weft.deploy.Weft", data, port);
  }

  /** The demo hub as another main class starts it. */
  public static HubProcess demo(String main, Path data, int port, String... more)
      throws IOException {
    return of(
        main,
        Stream.concat(demoArguments(data, port).stream(), Stream.of(more)).toArray(String[]::new));
  }

  static List<String> demoArguments(Path data, int port) {
    return List.of(
        "--spring.profiles.active=demo,still",
        "--weft.port=" + port,
        "--weft.sftp.port=0",
        "--weft.data=" + data);
  }

  /** The time from now until the hub reports that it is up. */
  public Duration untilUp(int port) throws IOException, InterruptedException {
    var begun = Instant.now();
    var browser = new Browser("http://localhost:" + port);
    while (Duration.between(begun, Instant.now()).toSeconds() < 240) {
      if (!process.isAlive()) throw new IllegalStateException(output());
      try {
        if (browser.get("/actuator/health").statusCode() == 200)
          return Duration.between(begun, Instant.now());
      } catch (IllegalStateException _) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new IllegalStateException(output());
  }

  /** kill -9: no shutdown hook runs. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM, as a service manager sends it; does not wait for the end. */
  public void terminate() {
    process.destroy();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** For signals. */
  public long pid() {
    return process.pid();
  }

  public int exitCode() throws InterruptedException {
    return exitCode(Duration.ofSeconds(60));
  }

  int exitCode(Duration longest) throws InterruptedException {
    if (!process.waitFor(longest)) throw new IllegalStateException("still running");
    return process.exitValue();
  }

  public String output() throws IOException {
    return Files.readString(log, UTF_8);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) kill();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
