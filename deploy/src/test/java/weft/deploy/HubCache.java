package weft.deploy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;
import weft.database.FreePort;

/**
 * A cache of the classes that a hub process loads and links at its start. The JVM (JEP 514) writes
 * it when the first of these tests ends; the others then start with half the CPU. The cache
 * requires jars, so directories of classes are packed. No test depends on it: without a cache,
 * which is logged, hubs start normally.
 */
final class HubCache {
  /**
   * The hub writes the cache before it ends: 12 s on a quiet machine, several times that in a full
   * run.
   */
  private static final Duration TO_ITS_END = Duration.ofMinutes(4);

  private static final class Made {
    static final List<String> FLAGS = make();
  }

  private HubCache() {}

  /** Class path and cache. */
  static List<String> flags() {
    return Made.FLAGS;
  }

  private static List<String> make() {
    Path cache = DemoData.temporaryDirectory();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(cache)));
    String classPath = jarsIn(cache);
    Path kept = cache.resolve("hub.aot");
    try {
      trained(List.of("-XX:AOTCacheOutput=" + kept, "-cp", classPath));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (IOException | IllegalStateException e) {
      System.err.println("WARNING: hubs start without the cache of the first one: " + e);
      return List.of("-cp", classPath);
    }
    // The JVM prints which parts of the cache it rebuilds; tests read only the hub's own log.
    return List.of("-XX:AOTCache=" + kept, "-Xlog:aot*=error", "-cp", classPath);
  }

  private static String jarsIn(Path cache) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .map(it -> Files.isDirectory(it) ? jarOf(it, cache) : it)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** A hub that starts on the demo's data, and ends. */
  private static void trained(List<String> flags) throws IOException, InterruptedException {
    Path data = DemoData.copy();
    int port = FreePort.next();
    try (var hub =
        HubProcess.launched(flags, "weft.deploy.Weft", HubProcess.demoArguments(data, port))) {
      hub.untilUp(port);
      hub.terminate();
      int code = hub.exitCode(TO_ITS_END);
      if (code != 0 && code != 143) throw new IllegalStateException(hub.output());
    } finally {
      delete(data);
    }
  }

  private static Path jarOf(Path classes, Path cache) {
    Path jar = cache.resolve(classes.toString().replace(File.separatorChar, '_') + ".jar");
    int status =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--create",
                "--no-compress",
                "--file",
                jar.toString(),
                "-C",
                classes.toString(),
                ".");
    if (status != 0) throw new IllegalStateException("jar of " + classes + ": " + status);
    return jar;
  }

  private static void delete(Path directory) {
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
