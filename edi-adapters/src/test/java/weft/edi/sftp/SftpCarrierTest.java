package weft.edi.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.edi.meaning.Village;
import weft.edi.outbox.DeliverableFile;
import weft.party.Channel;
import weft.party.Channel.SftpServer;

/** The hub's interchanges reach a partner's SFTP server completely or not at all. */
class SftpCarrierTest {
  private static final KeyPair OURS = ServedFolders.key();
  private static final KeyPair THEIRS = ServedFolders.key();
  private static final byte[] TEXT = new byte[300_000];

  static {
    new Random(7).nextBytes(TEXT);
  }

  private final Neighbours directory = new Neighbours();
  private final PartnerServers servers = new PartnerServers(() -> OURS, Duration.ofSeconds(2));
  private final SftpCarrier carrier = new SftpCarrier(directory, servers);
  private PartnersSshd partner;

  @BeforeEach
  void start() throws IOException {
    partner = new PartnersSshd(OURS, THEIRS);
    agree(partner.address());
  }

  @AfterEach
  void stop() throws IOException {
    servers.close();
    partner.close();
  }

  private void agree(SftpServer server) {
    directory.agree(
        Village.HENGYUE, new Channel(Channel.Delivery.SFTP, null, server, List.of(), false));
  }

  private void carry(String name, byte[] bytes) throws IOException {
    carrier.carry(new DeliverableFile("1", Village.HENGYUE, name, bytes));
  }

  private List<String> lying() throws IOException {
    try (Stream<Path> all = Files.list(partner.inbox())) {
      return all.map(it -> it.getFileName().toString()).toList();
    }
  }

  @Test
  void what_is_carried_lies_there_whole_and_alone() throws IOException {
    carry("a.edi", TEXT);
    assertThat(partner.inbox().resolve("a.edi")).hasBinaryContent(TEXT);
    assertThat(lying()).containsExactly("a.edi");
  }

  @Test
  void carried_again_it_replaces_what_lies_there() throws IOException {
    carry("a.edi", new byte[] {1});
    carry("a.edi", TEXT);
    assertThat(partner.inbox().resolve("a.edi")).hasBinaryContent(TEXT);
    assertThat(lying()).containsExactly("a.edi");
  }

  @Test
  void where_a_rename_replaces_nothing_the_old_file_goes_first() throws IOException {
    partner.withoutPosixRename();
    carry("a.edi", new byte[] {1});
    carry("a.edi", TEXT);
    assertThat(partner.removed()).containsExactly("/inbox/a.edi");
    assertThat(partner.inbox().resolve("a.edi")).hasBinaryContent(TEXT);
    assertThat(lying()).containsExactly("a.edi");
  }

  @Test
  void an_interrupted_transfer_leaves_nothing_under_the_name_and_the_next_succeeds()
      throws IOException {
    partner.breakAfter(100_000);
    assertThatThrownBy(() -> carry("a.edi", TEXT)).isInstanceOf(IOException.class);
    assertThat(partner.inbox().resolve("a.edi")).doesNotExist();
    carry("a.edi", TEXT);
    assertThat(partner.inbox().resolve("a.edi")).hasBinaryContent(TEXT);
    assertThat(lying()).containsExactly("a.edi");
  }

  @Test
  @Tag("long")
  void after_kill_minus_nine_in_the_middle_there_is_nothing_under_the_name_and_then_one_whole_file(
      @TempDir Path folder) throws Exception {
    Path key = folder.resolve("key");
    Path file = Files.write(folder.resolve("a.edi"), TEXT);
    try (var slow = new PartnersSshd(Keys.client(key), THEIRS)) {
      slow.stallAfter(100_000);
      Process killed = CarryingProcess.start(slow.address(), key, file);
      try {
        assertThat(slow.awaitStalled()).isTrue();
      } finally {
        killed.destroyForcibly().waitFor();
      }
      assertThat(slow.inbox().resolve("a.edi")).doesNotExist();
      slow.goOn();
      Process next = CarryingProcess.start(slow.address(), key, file);
      assertThat(next.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(slow.inbox().resolve("a.edi")).hasBinaryContent(TEXT);
      try (Stream<Path> all = Files.list(slow.inbox())) {
        assertThat(all).hasSize(1);
      }
    }
  }

  @Test
  void a_server_with_another_host_key_is_not_believed_and_is_sent_nothing() {
    agree(partner.address(ServedFolders.key()));
    assertThatThrownBy(() -> carry("a.edi", TEXT)).isInstanceOf(IOException.class);
    assertThat(partner.inbox()).isEmptyDirectory();
  }

  @Test
  void without_a_usable_host_key_nobody_is_connected_with() {
    agree(new SftpServer("127.0.0.1", 1, "weft", List.of("ssh-ed25519 !"), null, "/inbox"));
    assertThatThrownBy(() -> carry("a.edi", TEXT)).hasMessageContaining("host key");
  }

  @Test
  void of_a_server_with_several_keys_the_agreed_one_suffices() throws Exception {
    KeyPair curve = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    try (var two = new PartnersSshd(OURS, THEIRS, curve)) {
      for (KeyPair agreed : List.of(curve, THEIRS)) {
        agree(two.address(agreed));
        carry("a.edi", TEXT);
      }
      assertThat(two.inbox().resolve("a.edi")).hasBinaryContent(TEXT);
    }
  }

  @Test
  void a_partner_that_does_not_know_our_key_is_not_delivered_to() throws Exception {
    try (var strange = new PartnersSshd(ServedFolders.key(), THEIRS)) {
      agree(strange.address());
      assertThatThrownBy(() -> carry("a.edi", TEXT)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_server_that_says_nothing_is_waited_for_a_bounded_time() throws Exception {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      SftpServer it = partner.address();
      agree(
          new SftpServer(
              it.host(), silent.getLocalPort(), it.user(), it.hostKeys(), null, it.inbox()));
      long begun = System.nanoTime();
      assertThatThrownBy(() -> carry("a.edi", TEXT)).isInstanceOf(IOException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
    }
  }

  @Test
  void two_of_our_own_hubs_are_partners_too() throws Exception {
    try (var served = new ServedFolders()) {
      served.directory.agree(Village.HENGYUE, OURS);
      agree(served.address("HENGYUE"));
      carry("a.edi", TEXT);
      assertThat(served.folder("HENGYUE", "in").resolve("a.edi")).hasBinaryContent(TEXT);
    }
  }

  @Test
  @Tag("long")
  void our_key_is_made_once_and_for_us_alone(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("sftp/client_ed25519");
    KeyPair made = Keys.client(file);
    assertThat(KeyUtils.compareKeys(Keys.client(file).getPublic(), made.getPublic())).isTrue();
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    assertThat(file.resolveSibling("client_ed25519.pub")).content().startsWith("ssh-ed25519 AAAA");
    assertThat(Keys.host(folder)).hasSize(2);
  }
}
