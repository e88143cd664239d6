package weft.edi.folder;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.edi.folder.PartnerFolder.Look;
import weft.party.PartyCode;

class PartnerFolderTest {
  private static final PartyCode PARTY = new PartyCode("HENGYUE");
  @TempDir Path folder;

  @Test
  void what_was_laid_under_the_same_name_meanwhile_goes_back_unread() throws IOException {
    PartnerFolder partner = PartnerFolder.of(PARTY, folder);
    Path file = Files.writeString(folder.resolve("in/a.edi"), "first");
    Look look = requireNonNull(partner.look().get(file));
    assertThat(partner.read(file, look)).asString().isEqualTo("first");
    Files.delete(file);
    Files.writeString(file, "second");
    partner.archive(file, look, UUID.randomUUID());
    assertThat(file).hasContent("second");
    assertThat(folder.resolve("archive")).isEmptyDirectory();

    partner.archive(file, requireNonNull(partner.look().get(file)), UUID.randomUUID());
    assertThat(file).doesNotExist();
    assertThat(folder.resolve("archive")).isNotEmptyDirectory();
  }

  @Test
  void names_of_partners_for_unfinished_files_are_not_looked_at() throws IOException {
    PartnerFolder partner = PartnerFolder.of(PARTY, folder);
    for (String name : new String[] {".a", "a.tmp", "a.part", "a.filepart", "a.edi"})
      Files.writeString(folder.resolve("in").resolve(name), "x");
    assertThat(partner.look().keySet()).containsExactly(folder.resolve("in/a.edi"));
  }

  @Test
  void a_partners_folders_are_the_hubs_users_alone_and_what_was_opened_stays_open()
      throws IOException {
    Path partners = folder.resolve("data/partners");
    Path opened = partners.resolve("LINGYUN");
    Files.createDirectories(opened);
    Files.setPosixFilePermissions(opened, PosixFilePermissions.fromString("rwxrwx---"));
    PartnerFolder.of(PARTY, partners.resolve("HENGYUE"));
    PartnerFolder.of(new PartyCode("LINGYUN"), opened);
    for (String it : new String[] {"HENGYUE", "HENGYUE/in", "HENGYUE/out", "LINGYUN/archive"})
      assertThat(Files.getPosixFilePermissions(partners.resolve(it)))
          .as(it)
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(opened))
        .isEqualTo(PosixFilePermissions.fromString("rwxrwx---"));
  }

  @Test
  void a_folder_that_is_a_link_is_none() throws IOException {
    Path link = folder.resolve("LINK");
    Files.createSymbolicLink(link, Files.createDirectory(folder.resolve("elsewhere")));
    assertThatThrownBy(() -> PartnerFolder.of(PARTY, link))
        .isInstanceOf(NotDirectoryException.class);
  }
}
