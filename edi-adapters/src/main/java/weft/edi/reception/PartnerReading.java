package weft.edi.reception;

import java.util.Optional;
import weft.edi.mapping.PartnersWords;
import weft.edi.reader.text.ReaderOptions;
import weft.party.PartnerCharset;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Side;

/** How a partner's bytes are read where they are not what their envelope says. */
public final class PartnerReading {
  private PartnerReading() {}

  /**
   * By the profile of the partnership, whoever of the two sends, or where the hub is addressed, by
   * what the sender's profiles agree on; as the standard has it where there is nothing of either.
   *
   * @param receiver our party code, else the address as EDI gives it
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
