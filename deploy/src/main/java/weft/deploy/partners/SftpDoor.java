package weft.deploy.partners;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.deploy.settings.WeftSettings;
import weft.edi.sftp.FolderServer;
import weft.edi.sftp.Keys;
import weft.edi.sftp.LoginsSeen;
import weft.party.PartyDirectory;

/** The hub's SFTP server, if a port is set. */
final class SftpDoor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SftpDoor.class);

  private final WeftSettings settings;
  private final PartyDirectory directory;
  private final LoginsSeen seen;
  private final @Nullable String host;
  private @Nullable FolderServer server;
  private boolean closed;

  SftpDoor(
      WeftSettings settings, PartyDirectory directory, LoginsSeen seen, @Nullable String host) {
    this.settings = settings;
    this.directory = directory;
    this.seen = seen;
    this.host = host;
  }

  void open() throws IOException {
    int port = settings.sftp().port();
    if (port == 0) return;
    Path data = settings.data();
    List<KeyPair> keys = Keys.host(data.resolve("sftp"));
    opened(
        FolderServer.start(
            data.resolve("partners"), directory, keys, host, port, settings.sftp().idle(), seen));
    log.info("SFTP on port {} with the host keys", port);
    for (KeyPair it : keys) log.info("  {}", Keys.line(it.getPublic()));
  }

  private synchronized void opened(FolderServer opened) {
    if (closed) opened.close();
    else server = opened;
  }

  /**
   * Opens the demo's SFTP server in the background, because it must neither prevent nor delay the
   * start.
   */
  void openIfFree() {
    int port = settings.sftp().port();
    if (port == 0) return;
    Thread.ofVirtual()
        .name("sftp-door")
        .start(
            () -> {
              try {
                if (isFree(port)) open();
                else log.info("SFTP is not served, as port {} is in use", port);
              } catch (IOException | RuntimeException e) {
                log.warn("SFTP is not served", e);
              }
            });
  }

  /** Checks the port first, so that no keys are generated in vain. */
  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (server != null) server.close();
  }
}
