package weft.api.balance.partner;

/** A party's own balance, or a partner's as far as the partner shares it. */
public interface BalanceAnswer {}
