namespace Filiform.Clinical.Sessions;

/// <summary>How far a session has come. The rules of a phase stay in force in every later one.</summary>
public enum SessionPhase { Plan, Start, Sign }

/// <summary>What a session rule holds up: recording the first needle, or signing.</summary>
public enum SessionBlock { Start, Sign }
