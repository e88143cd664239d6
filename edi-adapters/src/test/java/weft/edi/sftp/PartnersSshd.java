package weft.edi.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

/** A partner's SFTP server, SSHD's own as it comes, on loopback with folders {@code inbox} and {@code outbox}. */
public final class PartnersSshd implements AutoCloseable {
  private final Path root;
  private final List<KeyPair> hostKeys;
  private final SshServer server = SshServer.setUpDefaultServer();
  private final List<String> removed = new CopyOnWriteArrayList<>();
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

  /** As a partner's channel names it. */
  public SftpServer address(KeyPair... believed) {
    List<String> keys = Arrays.stream(believed).map(it -> Keys.line(it.getPublic())).toList();
    return new SftpServer("127.0.0.1", server.getPort(), "weft", keys, "/outbox", "/inbox");
  }

  public SftpServer address() {
    return address(hostKeys.toArray(KeyPair[]::new));
  }

  void withoutExtensions() {
    SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, "");
    SftpModuleProperties.CLIENT_EXTENSIONS.set(server, "");
  }

  /** Its connection breaks once a client has written so many bytes of a file; then no more. */
  void breakAfter(long bytes) {
    breaksAt = bytes;
  }

  /** What clients asked it to remove. */
  public List<String> removed() {
    return removed;
  }

  private final class Breaking implements SftpEventListener {
    @Override
    public void writing(
        ServerSession session, String handle, FileHandle file, long at, byte[] data, int from, int n) {
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
