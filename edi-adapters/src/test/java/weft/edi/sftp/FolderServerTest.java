package weft.edi.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpException;
import org.junit.jupiter.api.Test;

/** The actions of a party in its folders at the hub's SFTP server. */
class FolderServerTest extends AtOurServer {
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
