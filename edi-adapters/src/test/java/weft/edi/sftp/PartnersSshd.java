package weft.edi.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import weft.party.Channel.SftpServer;

/**
 * A partner's SFTP server: SSHD's default server on loopback, with folders {@code inbox} and {@code
 * outbox}.
 */
public final class PartnersSshd implements AutoCloseable {
  private final Path root;
  private final List<KeyPair> hostKeys;
  private final SshServer server = SshServer.setUpDefaultServer();
  private final List<String> removed = new CopyOnWriteArrayList<>();
  private final CountDownLatch stalled = new CountDownLatch(1);
  private final CountDownLatch goesOn = new CountDownLatch(1);
  private volatile long stallsAt = Long.MAX_VALUE;
  private volatile long breaksAt = Long.MAX_VALUE;

  public PartnersSshd(KeyPair client, KeyPair... hostKeys) throws IOException {
    this.root = Files.createTempDirectory("weft-partner");
    this.hostKeys = List.of(hostKeys);
    Files.createDirectories(inbox());
    Files.createDirectories(outbox());
    var sftp = new SftpSubsystemFactory();
    sftp.addSftpEventListener(new Breaking());
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
    server.setPublickeyAuthenticator(
        (user, key, _) -> user.equals("weft") && KeyUtils.compareKeys(key, client.getPublic()));
    server.setSubsystemFactories(List.of(sftp));
    server.setFileSystemFactory(new VirtualFileSystemFactory(root));
    server.start();
  }

  public Path inbox() {
    return root.resolve("inbox");
  }

  public Path outbox() {
    return root.resolve("outbox");
  }

  /** The server as a partner's channel names it. */
  public SftpServer address(KeyPair... believed) {
    List<String> keys = Arrays.stream(believed).map(it -> Keys.line(it.getPublic())).toList();
    return new SftpServer("127.0.0.1", server.getPort(), "weft", keys, "/outbox", "/inbox");
  }

  public SftpServer address() {
    return address(hostKeys.toArray(KeyPair[]::new));
  }

  /** Makes its rename refuse to replace a file. */
  void withoutPosixRename() {
    SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, "hardlink@openssh.com=1");
  }

  /** Breaks its connection once, after a client has written this many bytes of a file. */
  void breakAfter(long bytes) {
    breaksAt = bytes;
  }

  /** Returns the files that clients asked it to remove. */
  public List<String> removed() {
    return removed;
  }

  /** Stops responding after a client has written this many bytes of a file. */
  void stallAfter(long bytes) {
    stallsAt = bytes;
  }

  boolean awaitStalled() throws InterruptedException {
    return stalled.await(30, TimeUnit.SECONDS);
  }

  void goOn() {
    stallsAt = Long.MAX_VALUE;
    goesOn.countDown();
  }

  private void stall() {
    stalled.countDown();
    try {
      if (!goesOn.await(60, TimeUnit.SECONDS)) throw new IllegalStateException("stalled a minute");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Breaking implements SftpEventListener {
    @Override
    public void writing(
        ServerSession session,
        String handle,
        FileHandle file,
        long at,
        byte[] data,
        int from,
        int n) {
      if (at >= stallsAt) stall();
      if (at < breaksAt) return;
      breaksAt = Long.MAX_VALUE;
      session.close(true);
    }

    @Override
    public void removing(ServerSession session, Path path, boolean folder) {
      removed.add(path.toString());
    }
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
