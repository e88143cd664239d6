package weft.edi.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.RawSftpClient;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.extensions.helpers.CopyFileExtensionImpl;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a party can do in its folders at our SFTP server, and what it cannot. */
class FolderServerTest {
  private static final byte[] TEXT = "UNB+UNOC:3'UNZ+0+1'".getBytes(UTF_8);

  private static ServedFolders served;
  private SftpClient sftp;

  @BeforeAll
  static void serve() throws IOException {
    served = new ServedFolders();
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @BeforeEach
  void logIn() throws IOException {
    sftp = served.hengyue();
    for (String folder : List.of("in", "out", "refused")) {
      Path path = Files.createDirectories(served.folder("HENGYUE", folder));
      for (Path file : files(path)) Files.delete(file);
    }
  }

  @AfterEach
  void logOut() throws IOException {
    sftp.close();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private static Path in(String name) {
    return served.folder("HENGYUE", "in").resolve(name);
  }

  private static Path out(String name) {
    return served.folder("HENGYUE", "out").resolve(name);
  }

  private void put(String path, byte[] bytes) throws IOException {
    sftp.put(new ByteArrayInputStream(bytes), path, OpenMode.Write, OpenMode.Create, OpenMode.Truncate);
  }

  private byte[] get(String path) throws IOException {
    try (InputStream it = sftp.read(path)) {
      return it.readAllBytes();
    }
  }

  private List<String> names(String folder) throws IOException {
    return StreamSupport.stream(sftp.readDir(folder).spliterator(), false)
        .map(SftpClient.DirEntry::getFilename)
        .filter(it -> !it.equals("."))
        .filter(it -> !it.equals(".."))
        .toList();
  }

  private static void until(Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!holds.call()) {
      assertThat(System.nanoTime()).as("waited 10 s").isLessThan(end);
      Thread.sleep(20);
    }
  }

  @Test
  void what_is_laid_into_in_lies_there_whole() throws IOException {
    put("/in/a.edi", TEXT);
    assertThat(in("a.edi")).hasBinaryContent(TEXT);
    assertThat(names("/in")).containsExactly("a.edi");
    assertThat(sftp.stat("in/a.edi").getSize()).isEqualTo(TEXT.length);
  }

  @Test
  void half_an_upload_is_not_there_under_its_name() throws Exception {
    try (CloseableHandle file = sftp.open("/in/half.edi", OpenMode.Write, OpenMode.Create)) {
      sftp.write(file, 0, TEXT, 0, 9);
      assertThat(sftp.stat(file).getSize()).isEqualTo(9);
      assertThat(in("half.edi")).doesNotExist();
      assertThat(names("/in")).isEmpty();
      sftp.write(file, 9, TEXT, 9, TEXT.length - 9);
    }
    assertThat(in("half.edi")).hasBinaryContent(TEXT);
  }

  @Test
  void an_upload_whose_connection_breaks_leaves_nothing_and_can_be_made_again() throws Exception {
    CloseableHandle file = sftp.open("/in/broken.edi", OpenMode.Write, OpenMode.Create);
    sftp.write(file, 0, TEXT, 0, 9);
    sftp.getSession().close(true);
    until(() -> files(served.folder("HENGYUE", Upload.FOLDER)).isEmpty());
    assertThat(in("broken.edi")).doesNotExist();
    sftp = served.hengyue();
    put("/in/broken.edi", TEXT);
    assertThat(in("broken.edi")).hasBinaryContent(TEXT);
  }

  @Test
  void what_a_killed_hub_left_half_written_is_never_seen_and_gone_after_a_day() throws Exception {
    Path uploads = Files.createDirectories(served.folder("HENGYUE", Upload.FOLDER));
    Path old = Files.write(uploads.resolve("old"), TEXT);
    Path young = Files.write(uploads.resolve("young"), TEXT);
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
    try (SftpClient _ = served.hengyue()) {
      assertThat(names("/in")).isEmpty();
      assertThat(old).doesNotExist();
      assertThat(young).exists();
    } finally {
      Files.deleteIfExists(young);
    }
  }

  @Test
  void a_file_under_an_unfinished_name_is_gone_on_with_and_renamed_when_it_is_whole()
      throws Exception {
    for (String name : List.of("b.edi.filepart", "c.edi.tmp", "d.edi.part", ".e.edi")) {
      try (CloseableHandle file = sftp.open("/in/" + name, OpenMode.Write, OpenMode.Create)) {
        sftp.write(file, 0, TEXT, 0, 9);
      }
      try (CloseableHandle file = sftp.open("/in/" + name, OpenMode.Write)) {
        sftp.write(file, 9, TEXT, 9, TEXT.length - 9);
        assertThatThrownBy(() -> sftp.rename("/in/" + name, "/in/early.edi"))
            .hasMessageContaining("is being written");
      }
      sftp.rename("/in/" + name, "/in/whole-" + name + ".edi");
      assertThat(in(name)).doesNotExist();
    }
    assertThat(in("whole-c.edi.tmp.edi")).hasBinaryContent(TEXT);
    assertThat(in("early.edi")).doesNotExist();
  }

  @Test
  void what_waits_to_be_taken_in_is_not_replaced() throws Exception {
    put("/in/f.edi", TEXT);
    put("/in/f.edi.tmp", "other".getBytes(UTF_8));
    assertThatThrownBy(() -> put("/in/f.edi", "other".getBytes(UTF_8)))
        .hasMessageContaining("waits to be taken in");
    assertThatThrownBy(() -> sftp.rename("/in/f.edi.tmp", "/in/f.edi"))
        .hasMessageContaining("waits to be taken in");
    var posix = sftp.getExtension(OpenSSHPosixRenameExtension.class);
    assertThatThrownBy(() -> posix.posixRename("/in/f.edi.tmp", "/in/f.edi"))
        .hasMessageContaining("waits to be taken in");
    assertThat(in("f.edi")).hasBinaryContent(TEXT);
  }

  @Test
  void two_clients_do_not_write_one_file() throws Exception {
    try (CloseableHandle file = sftp.open("/in/g.edi", OpenMode.Write, OpenMode.Create);
        SftpClient second = served.hengyue()) {
      assertThatThrownBy(() -> second.open("/in/g.edi", OpenMode.Write, OpenMode.Create))
          .hasMessageContaining("is being written");
      sftp.write(file, 0, TEXT, 0, TEXT.length);
    }
    assertThat(in("g.edi")).hasBinaryContent(TEXT);
  }

  @Test
  void more_than_50_MB_is_refused_and_nothing_of_it_is_kept() throws Exception {
    byte[] much = new byte[8];
    CloseableHandle file = sftp.open("/in/h.edi", OpenMode.Write, OpenMode.Create);
    sftp.write(file, FolderSubsystem.MAX_BYTES - 8, much, 0, 8);
    assertThatThrownBy(() -> sftp.write(file, FolderSubsystem.MAX_BYTES - 7, much, 0, 8))
        .hasMessageContaining("50 MB");
    assertThatThrownBy(file::close).isInstanceOf(SftpException.class);
    assertThat(in("h.edi")).doesNotExist();
    assertThat(files(served.folder("HENGYUE", Upload.FOLDER))).isEmpty();
  }

  @Test
  void a_party_takes_what_lies_in_out_and_removes_it() throws Exception {
    Files.write(out("i.edi"), TEXT);
    Files.write(out(".j.edi.tmp"), TEXT);
    assertThat(names("/out")).containsExactly("i.edi");
    assertThat(get("/out/i.edi")).isEqualTo(TEXT);
    sftp.remove("/out/i.edi");
    assertThat(out("i.edi")).doesNotExist();
    assertThatThrownBy(() -> get("/out/.j.edi.tmp")).isInstanceOf(SftpException.class);
  }

  @Test
  void a_party_reads_what_was_refused_and_archived_and_changes_nothing_there() throws Exception {
    Files.write(served.folder("HENGYUE", "refused").resolve("k.edi.txt"), TEXT);
    assertThat(get("/refused/k.edi.txt")).isEqualTo(TEXT);
    for (String path : List.of("/refused/k.edi.txt", "/archive/k.edi", "/out/k.edi", "/k.edi"))
      assertThatThrownBy(() -> put(path, TEXT)).isInstanceOf(SftpException.class);
    assertThatThrownBy(() -> sftp.remove("/refused/k.edi.txt")).isInstanceOf(SftpException.class);
    assertThatThrownBy(() -> sftp.rename("/refused/k.edi.txt", "/in/k.edi"))
        .isInstanceOf(SftpException.class);
    for (String path : List.of("/new", "/in/new", "/in/../../new"))
      assertThatThrownBy(() -> sftp.mkdir(path)).isInstanceOf(SftpException.class);
    assertThatThrownBy(() -> sftp.rmdir("/in")).isInstanceOf(SftpException.class);
    assertThat(served.folder("HENGYUE", "in")).isDirectory();
  }

  @Test
  void no_path_leads_out_of_the_partys_folder() throws Exception {
    Path secret = Files.write(served.data.resolve("secret"), TEXT);
    for (String path :
        List.of(
            "../../secret",
            "/in/../../../secret",
            "/in/../../../" + secret,
            secret.toString(),
            "..\\..\\secret",
            "/in/..\\..\\..\\secret",
            "/.uploads/x",
            "//" + secret,
            "/etc/passwd")) {
      assertThatThrownBy(() -> get(path)).as(path).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.stat(path)).as(path).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> put(path + "-new", TEXT)).as(path).isInstanceOf(SftpException.class);
    }
    assertThat(sftp.canonicalPath("../../..")).isEqualTo("/");
    try (Stream<Path> all = Files.walk(served.data)) {
      assertThat(all.map(it -> it.getFileName().toString())).noneMatch(it -> it.endsWith("-new"));
    }
  }

  @Test
  void a_link_on_disk_does_not_lead_out_and_is_not_shown() throws Exception {
    Path secret = Files.write(served.data.resolve("secret"), TEXT);
    Path elsewhere = Files.createDirectories(served.data.resolve("elsewhere"));
    Files.write(elsewhere.resolve("l.edi"), TEXT);
    Files.createSymbolicLink(in("link.edi"), secret);
    Files.createSymbolicLink(in("link.tmp"), secret);
    Files.createSymbolicLink(in("folder"), elsewhere);
    assertThat(names("/in")).isEmpty();
    for (String path : List.of("/in/link.edi", "/in/link.tmp", "/in/folder", "/in/folder/l.edi")) {
      assertThatThrownBy(() -> get(path)).as(path).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.stat(path)).as(path).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.lstat(path)).as(path).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> put(path, "x".getBytes(UTF_8))).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.remove(path)).as(path).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.rename(path, "/in/m.edi")).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.readLink(path)).isInstanceOf(SftpException.class);
    }
    assertThat(secret).hasBinaryContent(TEXT);
    assertThat(Files.exists(in("link.edi"), NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void a_folder_that_is_a_link_on_disk_is_not_served() throws Exception {
    Path elsewhere = Files.createDirectories(served.data.resolve("elsewhere"));
    Files.write(elsewhere.resolve("n.edi"), TEXT);
    Path refused = served.folder("HENGYUE", "refused");
    Files.delete(refused);
    Files.createSymbolicLink(refused, elsewhere);
    try {
      assertThat(names("/")).doesNotContain("refused");
      assertThatThrownBy(() -> names("/refused")).hasMessageContaining("NO_SUCH_FILE");
      assertThatThrownBy(() -> get("/refused/n.edi")).isInstanceOf(SftpException.class);
    } finally {
      Files.delete(refused);
    }
  }

  @Test
  void a_party_whose_own_folder_is_a_link_is_not_served() throws Exception {
    Path lingyun = served.partners.resolve("LINGYUN");
    Files.createSymbolicLink(lingyun, served.partners.resolve("HENGYUE"));
    try (ClientSession session = served.session("LINGYUN", ServedFolders.LINGYUNS)) {
      assertThatThrownBy(() -> SftpClientFactory.instance().createSftpClient(session))
          .isInstanceOf(IOException.class);
    } finally {
      Files.delete(lingyun);
    }
  }

  @Test
  void a_client_makes_no_link() throws Exception {
    Path secret = Files.write(served.data.resolve("secret"), TEXT);
    for (boolean symbolic : List.of(true, false))
      assertThatThrownBy(() -> sftp.link("/in/o.edi", secret.toString(), symbolic))
          .isInstanceOfAny(SftpException.class, UnsupportedOperationException.class);
    assertThatThrownBy(() -> sftp.symLink("/in/o.edi", "/etc/passwd"))
        .isInstanceOf(SftpException.class);
    assertThat(Files.exists(in("o.edi"), NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void no_extension_copies_measures_or_hashes() throws Exception {
    put("/in/s.edi", TEXT);
    assertThat(sftp.getServerExtensions())
        .containsKeys("posix-rename@openssh.com", "fsync@openssh.com")
        .doesNotContainKeys("copy-file", "copy-data", "md5-hash", "statvfs@openssh.com");
    var copy = new CopyFileExtensionImpl(sftp, (RawSftpClient) sftp, List.of("copy-file"));
    assertThatThrownBy(() -> copy.copyFile("/in/s.edi", "/in/t.edi", false))
        .hasMessageContaining("Not offered");
    assertThat(in("t.edi")).doesNotExist();
  }

  @Test
  void two_parties_do_not_see_each_other() throws Exception {
    put("/in/p.edi", TEXT);
    try (SftpClient other = served.lingyun()) {
      for (String path :
          List.of("/in/p.edi", "../HENGYUE/in/p.edi", "/HENGYUE/in/p.edi", in("p.edi").toString()))
        assertThatThrownBy(() -> other.stat(path)).isInstanceOf(SftpException.class);
      assertThat(other.readEntries("/in"))
          .extracting(SftpClient.DirEntry::getFilename)
          .doesNotContain("p.edi");
    }
  }

  @Test
  void times_and_modes_that_a_client_sets_change_nothing_and_fail_nothing() throws Exception {
    put("/in/q.edi", TEXT);
    var before = Files.getPosixFilePermissions(in("q.edi"));
    sftp.setStat("/in/q.edi", new SftpClient.Attributes().perms(0).modifyTime(0));
    assertThat(Files.getPosixFilePermissions(in("q.edi"))).isEqualTo(before);
    assertThat(Files.getLastModifiedTime(in("q.edi")).toMillis()).isPositive();
    assertThatThrownBy(() -> sftp.setStat("/in/q.edi", new SftpClient.Attributes().size(1)))
        .isInstanceOf(SftpException.class);
  }

  @Test
  void a_fault_names_no_path_of_the_disk() {
    assertThatThrownBy(() -> get("/in/missing.edi"))
        .satisfies(it -> assertThat(it.getMessage()).doesNotContain(served.data.toString()));
    assertThatThrownBy(() -> sftp.open("/in/missing.edi", OpenMode.Write))
        .satisfies(it -> assertThat(it.getMessage()).doesNotContain(served.data.toString()));
  }

  @Test
  void a_session_opens_some_16_files_not_any_number() throws IOException {
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 40; i++) sftp.open("/in/r" + i, OpenMode.Write, OpenMode.Create);
            })
        .isInstanceOf(SftpException.class);
    sftp.close();
    sftp = served.hengyue();
  }
}
