package weft.edi.reception;

import java.nio.charset.Charset;
import weft.edi.reader.ReaderOptions;
import weft.party.Directory;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Profile;

/** How a partner's bytes are read where they are not what their envelope says. */
public final class PartnerReading {
  private PartnerReading() {}

  /**
   * By the profile of the partnership; as the standard has it where there is none.
   *
   * @param receiver our party code, else the address as EDI gives it
   */
  public static ReaderOptions options(Directory directory, PartyCode sender, String receiver) {
    return directory
        .named(receiver)
        .flatMap(it -> directory.profile(new Partnership(sender, it)))
        .map(PartnerReading::options)
        .orElse(ReaderOptions.STANDARD);
  }

  private static ReaderOptions options(Profile profile) {
    return profile.charset() == null
        ? ReaderOptions.STANDARD
        : ReaderOptions.STANDARD.withCharset(Charset.forName(profile.charset()));
  }
}
