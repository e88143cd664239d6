package weft.edi.reader.text;

import java.nio.charset.Charset;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The contents of UNB: syntax ({@code UNOA} and 1 to 4), parties, preparation time (as sent,
 * without zone; null if unreadable), control reference 0020, application reference 0026,
 * acknowledgement request 0031, test indicator 0035, and how to read the interchange's bytes.
 *
 * <p>For a VDA header: {@link #VDA} and the record's version, customer and supplier, the day, and
 * the recommendation with the new transmission number ({@code 4905-00124}), because each
 * recommendation numbers its transmissions separately.
 *
 * <p>For an IDoc's control record: {@link #IDOC}, the partner numbers SNDPRN and RCVPRN, CREDAT and
 * CRETIM, DOCNUM, the type; a test if TEST is filled.
 *
 * <p>For ISA: {@link #X12} and its version (401 for ISA12 {@code 00401}), parties, time, control
 * number ISA13; acknowledgement by TA1 requested if ISA14 = 1, a test if ISA15 = T.
 */
public record Envelope(
    String syntax,
    int version,
    EnvelopeParty sender,
    EnvelopeParty receiver,
    @Nullable LocalDateTime prepared,
    String reference,
    String applicationReference,
    boolean acknowledgementRequested,
    boolean test,
    Delimiters delimiters,
    Charset charset) {
  public Envelope {
    reference = EnvelopeParty.withoutNul(reference);
  }

  /** The syntax of all X12 interchanges. */
  public static final String X12 = "X12";

  /** The syntax of all VDA transmissions; {@code applicationReference} is the recommendation. */
  public static final String VDA = "VDA";

  /** The syntax of IDocs written as XML. */
  public static final String IDOC = "IDOC";

  /** A place in the envelope: segment and element. */
  public record Place(@Nullable String tag, @Nullable String element) {}

  /** The place of the sender. */
  public Place senderPlace() {
    if (isX12()) return new Place("ISA", "ISA06");
    if (syntax.equals(IDOC)) return new Place("EDI_DC40", "SNDPRN");
    Place vda = vdaPlace(true);
    return vda == null ? new Place("UNB", "S002.0004") : vda;
  }

  /** The place of the receiver. */
  public Place receiverPlace() {
    if (isX12()) return new Place("ISA", "ISA08");
    if (syntax.equals(IDOC)) return new Place("EDI_DC40", "RCVPRN");
    Place vda = vdaPlace(false);
    return vda == null ? new Place("UNB", "S003.0010") : vda;
  }

  /** VDA names the customer in 03 and the supplier in 04, no matter which of them sends. */
  private @Nullable Place vdaPlace(boolean sender) {
    for (VdaMessage it : VdaMessage.values())
      if (syntax.equals(VDA) && it.type.equals(applicationReference))
        return new Place(it.header, it.header + (it.fromCustomer == sender ? "-03" : "-04"));
    return null;
  }

  /**
   * The place of the reference in envelopes of a syntax.
   *
   * @param syntax such as {@code UNOC:3}
   */
  public static Place referencePlace(String syntax) {
    if (syntax.startsWith(X12)) return new Place("ISA", "ISA13");
    if (syntax.startsWith(IDOC)) return new Place("EDI_DC40", "DOCNUM");
    return syntax.startsWith(VDA) ? new Place(null, null) : new Place("UNB", "0020");
  }

  /** Whether this is an EDIFACT interchange (ISO 9735), which is answered in EDIFACT. */
  public boolean isEdifact() {
    return !isX12() && !syntax.equals(VDA) && !syntax.equals(IDOC);
  }

  public boolean isX12() {
    return syntax.equals(X12);
  }

  /**
   * The scheme of an address: {@code ZZ} for a code agreed between the partners, {@code 14} for a
   * GLN, {@code 1} for a D-U-N-S number (01 in X12), else the qualifier as sent. X12 marks a GLN
   * with 07 in ISA05 and ISA07. The hub also accepts 08 (the UCC communications id, from which GLNs
   * derive) and EDIFACT's 14.
   */
  public String scheme(EnvelopeParty party) {
    if (!isX12()) return party.qualifier();
    return switch (party.qualifier()) {
      case "07", "08" -> "14";
      case "01" -> "1";
      default -> party.qualifier();
    };
  }

  /** A copy with another sender. */
  public Envelope from(EnvelopeParty other) {
    return new Envelope(
        syntax,
        version,
        other,
        receiver,
        prepared,
        reference,
        applicationReference,
        acknowledgementRequested,
        test,
        delimiters,
        charset);
  }

  /** The envelope of an answer, in the same separators and characters. */
  public Envelope answered(int version, String reference, LocalDateTime when) {
    if (isX12())
      return new Envelope(
          syntax,
          version,
          /* sender= */ receiver,
          /* receiver= */ sender,
          when,
          reference,
          "",
          false,
          test,
          delimiters,
          charset);
    Delimiters repeating = delimiters.withRepetition(version < 4 ? ' ' : '*');
    boolean kept = version >= 4 && delimiters.hasRepetition();
    return new Envelope(
        syntax,
        version,
        /* sender= */ receiver,
        /* receiver= */ sender,
        when,
        reference,
        "",
        false,
        test,
        kept || !repeating.usable() ? delimiters : repeating,
        charset);
  }
}
