namespace LayerFreezing;

/// <summary>The verb and its auxiliaries: "sleeps", "did not sleep", "can sleep", "is", "were not".</summary>
internal sealed class VerbGrammar(SplitMixRandom random, SentenceBuilder builder)
{
    private static readonly string[] Modals = ["can", "will", "must", "should", "may"];

    /// <summary>A verb in any tense that the day allows; pass the verb's entry where exchanging it would spoil the sentence.</summary>
    public void Write(Subject subject, VerbForms forms, Verb? verb)
    {
        var day = builder.Day;
        builder.Day = null;
        switch (day)
        {
            case "yesterday" when random.Chance(25) && !subject.IsNegative:
                WriteWithDo("did", subject, forms, verb, "does", "do");
                break;
            case "yesterday":
                WritePast(subject, forms, verb, mustBePast: true);
                break;
            case "tomorrow":
                WriteModal("will", subject, forms, verb, mustBeFuture: true);
                break;
            default:
                WriteUndated(subject, forms, verb);
                break;
        }
    }

    /// <summary>Present or past without an auxiliary.</summary>
    public void WriteFinite(Subject subject, VerbForms forms, Verb? verb)
    {
        if (random.Chance(60)) { WritePresent(subject, forms, verb); }
        else { WritePast(subject, forms, verb, mustBePast: false); }
    }

    /// <summary>A form of "be", perhaps with "not"; tells its place.</summary>
    public int WriteBe(Subject subject)
    {
        var start = builder.Count;
        var day = builder.Day;
        builder.Day = null;
        if (day == "tomorrow")
        {
            builder.Spoils(CorruptionKind.Tense, start, 2, false, subject.Was);
            builder.Spoils(CorruptionKind.VerbForm, start + 1, 1, false, random.Chance(50) ? subject.Is : subject.Was);
            builder.Add("will", "be");
            return start + 1;
        }
        var past = day == "yesterday" || random.Chance(40);
        if (day == "yesterday") { builder.Spoils(CorruptionKind.Tense, start, 1, false, random.Chance(50) ? [subject.Is] : ["will", "be"]); }
        builder.Add(past ? subject.Was : subject.Is);
        var wrong = past ? (subject.Was == "was" ? "were" : "was") : subject.Is == "is" ? "are" : subject.Is == "am" && random.Chance(50) ? "are" : "is";
        builder.Spoils(CorruptionKind.Agreement, start, 1, subject.Attractor, wrong);
        if (random.Chance(15) && !subject.IsNegative)
        {
            builder.Spoils(CorruptionKind.Order, start, 2, false, "not", builder[start]);
            builder.Add("not");
        }
        return start;
    }

    private void WriteUndated(Subject subject, VerbForms forms, Verb? verb)
    {
        switch (random.PickWeighted(48, 16, subject.IsNegative ? 0 : 12, subject.IsNegative ? 0 : 8, 16))
        {
            case 0: WritePresent(subject, forms, verb); break;
            case 1: WritePast(subject, forms, verb, mustBePast: false); break;
            case 2: WriteWithDo(subject.Do, subject, forms, verb); break;
            case 3: WriteWithDo("did", subject, forms, verb); break;
            default: WriteModal(random.Pick(Modals), subject, forms, verb, mustBeFuture: false); break;
        }
    }

    private void WritePresent(Subject subject, VerbForms forms, Verb? verb)
    {
        var start = builder.Count;
        if (!forms.PastLooksPresent)
        {
            builder.Spoils(CorruptionKind.Agreement, start, 1, subject.Attractor, subject.Present(forms, agrees: false));
        }
        SpoilFrame(verb, subject, other => subject.Present(other));
        builder.Add(subject.Present(forms));
    }

    private void WritePast(Subject subject, VerbForms forms, Verb? verb, bool mustBePast)
    {
        if (mustBePast)
        {
            string[] later = forms.PastLooksPresent || random.Chance(50) ? ["will", forms.Base] : [subject.Present(forms)];
            builder.Spoils(CorruptionKind.Tense, builder.Count, 1, false, later);
        }
        SpoilFrame(verb, subject, other => other.Past);
        builder.Add(forms.Past);
    }

    private void WriteWithDo(string form, Subject subject, VerbForms forms, Verb? verb, params string[] laterForms)
    {
        var start = builder.Count;
        builder.Add(form, "not");
        builder.Spoils(CorruptionKind.Order, start, 2, false, "not", form);
        if (form != "did") { builder.Spoils(CorruptionKind.Agreement, start, 1, subject.Attractor, form == "do" ? "does" : "do"); }
        if (laterForms.Length > 0) { builder.Spoils(CorruptionKind.Tense, start, 1, false, subject.Do); }
        WriteBase(subject, forms, verb);
    }

    private void WriteModal(string modal, Subject subject, VerbForms forms, Verb? verb, bool mustBeFuture)
    {
        if (mustBeFuture) { builder.Spoils(CorruptionKind.Tense, builder.Count, 2, false, forms.Past); }
        builder.Add(modal);
        WriteBase(subject, forms, verb);
    }

    private void WriteBase(Subject subject, VerbForms forms, Verb? verb)
    {
        var wrong = forms.PastLooksPresent || random.Chance(50) ? forms.Third : forms.Past;
        if (wrong != forms.Base) { builder.Spoils(CorruptionKind.VerbForm, builder.Count, 1, false, wrong); }
        SpoilFrame(verb, subject, other => other.Base);
        builder.Add(forms.Base);
    }

    /// <summary>Exchanges a verb that never has an object for one that always has, or the other way round.</summary>
    private void SpoilFrame(Verb? verb, Subject subject, Func<VerbForms, string> form)
    {
        if (verb is not { Strict: true }) { return; }
        var other = Lexicon.AnyVerbFor(random, subject.Kind, verb.Transitive ? Lexicon.StrictIntransitives : Lexicon.StrictTransitives);
        if (other is null) { return; }
        builder.Spoils(CorruptionKind.Frame, builder.Count, 1, false, form(random.Pick(other.Names)));
    }
}
