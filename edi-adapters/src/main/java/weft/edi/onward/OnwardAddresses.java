package weft.edi.onward;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import java.nio.charset.Charset;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Charsets;
import weft.edi.reader.text.Delimiters;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.EnvelopeParty;
import weft.edi.reader.text.VdaMessage;
import weft.party.EdiRules.Address;
import weft.party.EdiRules.Outbound;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/**
 * The sender's and receiver's addresses for an interchange. They come from the envelope of the
 * original interchange if that identifies the two partners, else from their codes on the hub. A
 * receiver with an agreed address gets that instead, except in VDA, which uses the hub's numbers.
 *
 * @param test whether the original was a test
 */
public record OnwardAddresses(EnvelopeParty from, EnvelopeParty to, boolean test) {
  private static final String USUAL_SYNTAX = "UNOC:3";
  private static final Delimiters USUAL_X12 = new Delimiters('>', '*', '.', ' ', ' ', '~');

  /** Lowest ISA12, as a number, for which ISA11 is a repetition separator. */
  private static final int FIRST_REPEATING = 402;

  /**
   * The addresses for something that came in an interchange.
   *
   * @param own the receiver's agreed address; null if there is none
   */
  public static OnwardAddresses of(
      Envelope came,
      PartyCode sender,
      PartyCode receiver,
      Outbound rule,
      @Nullable Address own,
      PartyDirectory directory) {
    if (isVda(rule))
      return new OnwardAddresses(number(sender, rule), number(receiver, rule), came.test());
    boolean x12 = isX12(rule);
    return new OnwardAddresses(
        address(came, came.sender(), sender, x12, directory),
        own == null
            ? address(came, came.receiver(), receiver, x12, directory)
            : new EnvelopeParty(own.id(), own.written(x12)),
        came.test());
  }

  /**
   * The addresses for something that came in no interchange: both partners' codes on the hub.
   *
   * @param own the receiver's agreed address; null if there is none
   */
  public static OnwardAddresses byCodes(
      PartyCode sender, PartyCode receiver, Outbound rule, @Nullable Address own, boolean test) {
    if (isVda(rule)) return new OnwardAddresses(number(sender, rule), number(receiver, rule), test);
    return new OnwardAddresses(
        new EnvelopeParty(sender.value(), "ZZ"),
        own == null
            ? new EnvelopeParty(receiver.value(), "ZZ")
            : new EnvelopeParty(own.id(), own.written(isX12(rule))),
        test);
  }

  private static EnvelopeParty address(
      Envelope came, EnvelopeParty named, PartyCode party, boolean x12, PartyDirectory directory) {
    boolean speaks = came.isX12() || came.isEdifact();
    String scheme = came.scheme(named);
    if (!speaks || !directory.party(named.id(), scheme).filter(party::equals).isPresent())
      return new EnvelopeParty(party.value(), "ZZ");
    if (scheme.equals("14")) return new EnvelopeParty(named.id(), x12 ? "07" : "14");
    if (scheme.equals("1")) return new EnvelopeParty(named.id(), x12 ? "01" : "1");
    return came.isX12() == x12 ? named : new EnvelopeParty(named.id(), "ZZ");
  }

  /**
   * VDA numbers have no qualifier. The message number serves instead, to number the transmissions
   * of each recommendation separately.
   */
  private static EnvelopeParty number(PartyCode party, Outbound rule) {
    return new EnvelopeParty(party.value(), rule.message());
  }

  private static boolean isVda(Outbound rule) {
    return VdaMessage.of(rule.message()) != null;
  }

  private static boolean isX12(Outbound rule) {
    return Character.isDigit(rule.release().charAt(0)) && !isVda(rule);
  }

  /**
   * The envelope in the agreed syntax and separators.
   *
   * @param charset overrides the character set of the syntax; may be null
   */
  public Envelope envelope(
      Outbound rule, String reference, LocalDateTime when, @Nullable Charset charset) {
    if (isVda(rule)) return transmission(rule, reference, when, charset);
    boolean x12 = isX12(rule);
    String given = rule.syntax();
    String text = given != null ? given : x12 ? rule.release().substring(0, 5) : USUAL_SYNTAX;
    int colon = text.indexOf(':');
    String syntax = x12 ? Envelope.X12 : text.substring(0, colon);
    int version = Integer.parseInt(text, colon + 1, text.length(), 10);
    return new Envelope(
        syntax,
        version,
        from,
        to,
        when,
        reference,
        "",
        false,
        test,
        x12 ? x12Separators(rule, version) : separators(rule, version),
        charset != null ? charset : requireNonNull(Charsets.of(syntax), syntax));
  }

  private Envelope transmission(
      Outbound rule, String reference, LocalDateTime when, @Nullable Charset charset) {
    return new Envelope(
        Envelope.VDA,
        Integer.parseInt(rule.release()),
        from,
        to,
        when,
        reference,
        rule.message(),
        false,
        test,
        Delimiters.DEFAULT, // VDA has no delimiters
        charset != null ? charset : ISO_8859_1);
  }

  private static Delimiters separators(Outbound rule, int version) {
    Delimiters usual = version >= 4 ? Delimiters.DEFAULT_4 : Delimiters.DEFAULT;
    Delimiters agreed = agreed(rule, usual);
    return version >= 4 ? agreed : agreed.withRepetition(' '); // reserved before syntax version 4
  }

  private static Delimiters x12Separators(Outbound rule, int version) {
    Delimiters agreed = agreed(rule, USUAL_X12);
    if (version < FIRST_REPEATING) return agreed.withRepetition(' ');
    return agreed.hasRepetition() ? agreed : agreed.withRepetition('^');
  }

  private static Delimiters agreed(Outbound rule, Delimiters usual) {
    String it = rule.separators();
    return it == null
        ? usual
        : new Delimiters(
            it.charAt(0), it.charAt(1), it.charAt(2), it.charAt(3), it.charAt(4), it.charAt(5));
  }
}
