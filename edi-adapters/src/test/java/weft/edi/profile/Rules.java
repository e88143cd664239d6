package weft.edi.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.party.EdiRules;
import weft.party.EdiRules.Alias;
import weft.party.EdiRules.CallOffPrecedence;
import weft.party.EdiRules.Changes;
import weft.party.EdiRules.CodeTolerance;
import weft.party.EdiRules.Emptied;
import weft.party.EdiRules.EnvelopeRules;
import weft.party.EdiRules.Environment;
import weft.party.EdiRules.Outbound;
import weft.party.EdiRules.Releases;
import weft.party.EdiRules.Repeats;
import weft.party.EdiRules.ScheduleRules;
import weft.party.EdiRules.StatusByDefault;
import weft.party.EdiRules.UnitConversion;
import weft.party.Plausibility;
import weft.party.Profile;
import weft.party.RecordLayout;
import weft.party.SummedTotal;

/** Builds the rules of two partners in a test; everything else has its default. */
public final class Rules {
  private @Nullable CallOffPrecedence callOffs;
  private @Nullable Boolean applicationErrors;
  private @Nullable Integer acknowledgementHours;
  private @Nullable CodeTolerance codes;
  private @Nullable Repeats repeats;
  private @Nullable Environment environment;
  private @Nullable List<Alias> parts;
  private @Nullable List<Alias> units;
  private @Nullable List<Outbound> outbound;
  private @Nullable List<Alias> sites;
  private @Nullable EnvelopeRules envelopes;
  private @Nullable Changes changes;
  private @Nullable List<RecordLayout> records;

  private @Nullable List<UnitConversion> conversions;

  private @Nullable ScheduleRules schedules;

  private @Nullable Releases releases;

  private @Nullable Plausibility plausible;

  private @Nullable List<SummedTotal> totals;

  private Rules() {}

  public static Rules agreed() {
    return new Rules();
  }

  public Rules callOffs(@Nullable CallOffPrecedence it) {
    callOffs = it;
    return this;
  }

  public Rules applicationErrors(@Nullable Boolean it) {
    applicationErrors = it;
    return this;
  }

  public Rules acknowledgementHours(@Nullable Integer it) {
    acknowledgementHours = it;
    return this;
  }

  public Rules codes(@Nullable CodeTolerance it) {
    codes = it;
    return this;
  }

  public Rules repeats(@Nullable Repeats it) {
    repeats = it;
    return this;
  }

  public Rules environment(@Nullable Environment it) {
    environment = it;
    return this;
  }

  public Rules parts(@Nullable List<Alias> it) {
    parts = it;
    return this;
  }

  public Rules units(@Nullable List<Alias> it) {
    units = it;
    return this;
  }

  public Rules outbound(@Nullable List<Outbound> it) {
    outbound = it;
    return this;
  }

  public Rules sites(@Nullable List<Alias> it) {
    sites = it;
    return this;
  }

  public Rules envelopes(@Nullable EnvelopeRules it) {
    envelopes = it;
    return this;
  }

  public Rules records(@Nullable List<RecordLayout> it) {
    records = it;
    return this;
  }

  public Rules conversions(UnitConversion... all) {
    conversions = List.of(all);
    return this;
  }

  public Rules schedules(@Nullable StatusByDefault withoutStatus, @Nullable Emptied emptied) {
    schedules = new ScheduleRules(withoutStatus, emptied, null);
    return this;
  }

  public Rules changes(@Nullable Changes it) {
    changes = it;
    return this;
  }

  /** With defaults, except that parts are learned. */
  public Profile profile(Profile.Acknowledgement acknowledgement) {
    return new Profile(
        Profile.UnknownPart.LEARN, acknowledgement, true, false, false, null, null, rules(), null);
  }

  public EdiRules rules() {
    return new EdiRules(
        callOffs,
        applicationErrors,
        acknowledgementHours,
        codes,
        repeats,
        environment,
        parts,
        units,
        outbound,
        sites,
        envelopes,
        changes,
        null,
        null,
        records,
        conversions,
        schedules,
        releases,
        plausible,
        totals);
  }

  public Rules plausible(@Nullable Plausibility it) {
    plausible = it;
    return this;
  }

  public Rules totals(SummedTotal... all) {
    totals = List.of(all);
    return this;
  }

  public Rules releases(@Nullable Releases it) {
    releases = it;
    return this;
  }
}
