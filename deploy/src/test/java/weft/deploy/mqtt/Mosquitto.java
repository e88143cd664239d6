package weft.deploy.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import weft.database.FreePort;

/** A broker of its own, and a line to it that a test can cut. */
final class Mosquitto implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/local/sbin/mosquitto"));

  final int port = FreePort.next();
  private final Path folder;
  private final ServerSocket door;
  private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
  private @Nullable Process process;

  Mosquitto(Path folder, String... more) throws IOException, InterruptedException {
    this.folder = folder;
    Files.writeString(
        folder.resolve("mosquitto.conf"),
        """
        listener %d 127.0.0.1
        persistence true
        persistence_location %s/
        max_queued_messages 0
        %s
        """
            .formatted(
                port, folder, more.length == 0 ? "allow_anonymous true" : String.join("\n", more)),
        UTF_8);
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    start();
  }

  static @Nullable Path program() {
    return PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
  }

  /** For {@code EnabledIf}. */
  static boolean isInstalled() {
    if (program() != null) return true;
    System.out.println("Skipped: mosquitto is not installed (apt-get install mosquitto)");
    return false;
  }

  void start() throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                String.valueOf(program()), "-c", folder.resolve("mosquitto.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
            .start();
    for (int i = 0; i < 100; i++) {
      try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException _) {
        Thread.sleep(50);
      }
    }
    throw new IOException(Files.readString(folder.resolve("log"), UTF_8));
  }

  /** Stops it as its service would: it keeps sessions and messages in its file. */
  void stop() throws InterruptedException {
    if (process == null) return;
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
  }

  /** The port of the line. */
  int line() {
    return door.getLocalPort();
  }

  void cut() throws IOException {
    for (Socket it : lines) it.close();
    lines.clear();
  }

  private void serve() {
    try {
      while (true) {
        Socket near = door.accept();
        Socket far;
        try {
          far = new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException _) {
          near.close();
          continue;
        }
        lines.addAll(List.of(near, far));
        Thread.ofVirtual().start(() -> pass(near, far));
        Thread.ofVirtual().start(() -> pass(far, near));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException _) {
      // cut
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
    try {
      stop();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
