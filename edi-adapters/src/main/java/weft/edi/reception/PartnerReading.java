package weft.edi.reception;

import java.util.Optional;
import weft.edi.mapping.PartnersWords;
import weft.edi.reader.text.ReaderOptions;
import weft.party.PartnerCharset;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Side;

/** The options for reading a partner's bytes, if they differ from the envelope or the standard. */
public final class PartnerReading {
  private PartnerReading() {}

  /**
   * Returns the options of the partnership's profile, whichever side sends. For the hub as
   * receiver, returns what all profiles of the sender agree on; the standard options if there are
   * none.
   *
   * @param receiver the hub's party code, otherwise the address in the envelope
   */
  public static ReaderOptions options(PartyDirectory directory, PartyCode sender, String receiver) {
    if (receiver.equals(Reception.HUB)) return in(directory.charset(sender));
    return directory
        .named(receiver)
        .flatMap(it -> between(directory, sender, it))
        .orElse(ReaderOptions.STANDARD);
  }

  private static Optional<ReaderOptions> between(
      PartyDirectory directory, PartyCode sender, PartyCode receiver) {
    return directory
        .profile(new Partnership(sender, receiver))
        .map(it -> PartnersWords.options(it, Side.BUYER))
        .or(
            () ->
                directory
                    .profile(new Partnership(receiver, sender))
                    .map(it -> PartnersWords.options(it, Side.SUPPLIER)));
  }

  private static ReaderOptions in(Optional<String> charset) {
    return charset
        .map(it -> ReaderOptions.STANDARD.withCharset(PartnerCharset.agreed(it)))
        .orElse(ReaderOptions.STANDARD);
  }
}
