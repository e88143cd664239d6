package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import weft.edi.sftp.Keys;
import weft.party.Channel.SftpServer;

/** A partner's SFTP server (an unmodified SSHD) on loopback, with an outbox for the hub. */
final class PartnersOutbox implements AutoCloseable {
  private final Path root;
  private final KeyPair hostKey;
  private final SshServer server = SshServer.setUpDefaultServer();
  private final AtomicInteger readings = new AtomicInteger();

  /** A client that removes a file waits for this. */
  private volatile CountDownLatch removing = new CountDownLatch(0);

  private volatile boolean asked;
  private volatile boolean breaks;

  PartnersOutbox(KeyPair client) throws IOException, GeneralSecurityException {
    root = Files.createTempDirectory("weft-partner");
    Files.createDirectories(path(""));
    hostKey = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
    var sftp = new SftpSubsystemFactory();
    sftp.addSftpEventListener(new Listener());
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPublickeyAuthenticator(
        (user, key, _) -> user.equals("weft") && KeyUtils.compareKeys(key, client.getPublic()));
    server.setSubsystemFactories(List.of(sftp));
    server.setFileSystemFactory(new VirtualFileSystemFactory(root));
    server.start();
  }

  SftpServer address() {
    List<String> keys = List.of(Keys.line(hostKey.getPublic()));
    return new SftpServer("127.0.0.1", server.getPort(), "weft", keys, "/outbox", "/inbox");
  }

  Path path(String name) {
    return root.resolve("outbox").resolve(name);
  }

  void lay(String name, String text) throws IOException {
    Files.writeString(path(name + ".tmp"), text, ISO_8859_1);
    Files.move(path(name + ".tmp"), path(name), ATOMIC_MOVE);
  }

  List<String> lying() throws IOException {
    try (Stream<Path> all = Files.list(path(""))) {
      return all.map(it -> it.getFileName().toString()).toList();
    }
  }

  /** The number of times a file was opened for reading. */
  int readings() {
    return readings.get();
  }

  void holdRemovals() {
    removing = new CountDownLatch(1);
    asked = false;
  }

  boolean isAskedToRemove() {
    return asked;
  }

  void letRemove() {
    removing.countDown();
  }

  /** Breaks the next connection while a file is read. */
  void breakNext() {
    breaks = true;
  }

  private final class Listener implements SftpEventListener {
    @Override
    public void reading(
        ServerSession session,
        String handle,
        FileHandle file,
        long at,
        byte[] data,
        int from,
        int n) {
      if (at == 0) readings.incrementAndGet();
      if (!breaks) return;
      breaks = false;
      session.close(true);
    }

    @Override
    public void removing(ServerSession session, Path path, boolean folder) throws IOException {
      asked = true;
      try {
        if (!removing.await(60, TimeUnit.SECONDS)) throw new IOException("held for a minute");
      } catch (InterruptedException e) {
        throw new IOException(e); // its client has gone; nothing is removed
      }
      if (session.isClosing()) throw new IOException("its client is gone");
    }
  }

  @Override
  public void close() throws IOException {
    letRemove();
    server.stop(true);
  }
}
