using MiaIa.Host.Training;
using MiaIa.Sdk;
using MiaIa.Sdk.Learning;
using MiaIa.Sdk.Testing;

namespace MiaIa.Host.Tests.Training;

/// <summary>
/// SIMULATED rows as a desk gets them: sessions of a random walk by prints, a candidate every five minutes with features that hang
/// together over time, and labels by the walk after it, so that those of neighbours overlap.
/// </summary>
internal static class WalkedRows
{
    private const int PrintsPerMinute = 6;
    private const int MinutesApart = 5;
    private const int Horizon = 30;
    private const long PrintNs = EventTimes.Minute / PrintsPerMinute;
    private const long SessionNs = 1440 * EventTimes.Minute;

    /// <summary>Makes them.</summary>
    /// <param name="seed">The same seed gives the same rows.</param>
    /// <param name="sessions">Sessions.</param>
    /// <param name="candidates">Candidates in each.</param>
    /// <param name="edge">How strongly the first feature moves the walk towards the candidate's side; 0 for a null set.</param>
    public static LearningRows Make(ulong seed, int sessions, int candidates, double edge)
    {
        TestRandom random = new(seed);
        LabelRules rules = new(8, 8, Horizon * EventTimes.Minute, 0.552);
        LearningRows rows = new(CandidateRow.Schema);
        for (int session = 0; session < sessions; session++)
        {
            List<LabelledCandidate> made = [];
            OpenLabels labels = new(hasPrints: true, new BarPeriod(60));
            double[] slow = new double[CandidateRow.Count];
            int price = 24_000;
            int prints = ((candidates * MinutesApart) + Horizon + 1) * PrintsPerMinute;
            for (int print = 0; print < prints; print++)
            {
                long timeNs = (session * SessionNs) + (print * PrintNs);
                if (print % (PrintsPerMinute * MinutesApart) == 0 && made.Count < candidates)
                {
                    float[] row = Draw(random, slow);
                    CandidateLabel label = new(rules, Side.Buy, price, timeNs);
                    labels.Add(label);
                    made.Add(new LabelledCandidate(row, timeNs, label));
                }

                price += random.Chance(0.5 + (edge * slow[0])) ? 1 : -1;
                labels.OnEvent(MarketEvent.Of(timeNs + 1, 0, new Trade(price, 1, Side.Buy)));
            }

            foreach (LabelledCandidate candidate in made)
            {
                rows.Add(candidate.Row, candidate.Label.Outcome is LabelOutcome.Success, session, candidate.TimeNs, candidate.Label.EndNs);
            }
        }

        return rows;
    }

    /// <summary>Features between -1 and 1 that keep seven tenths of what they were.</summary>
    private static float[] Draw(TestRandom random, double[] slow)
    {
        for (int i = 0; i < slow.Length; i++)
        {
            slow[i] = (0.7 * slow[i]) + (0.6 * ((2 * random.NextDouble()) - 1));
            slow[i] = Math.Clamp(slow[i], -1, 1);
        }

        return [.. slow.Select(s => (float)s)];
    }
}
